package io.github.ecssimulator.policy;

/**
 * How fast the scheduler reacts when a protection ends.
 *
 * <p>assumed: U23; the first setting is the default.
 */
public enum SchedulerReaction implements Policy {
    /** At the same instant, as the next event. */
    AT_ONCE,
    /** Ten seconds later, as in an incident of 2026. */
    AFTER_TEN_SECONDS,
    /** One minute later, the slow end of what is seen. */
    AFTER_A_MINUTE;

    @Override
    public String unknown() {
        return "U23";
    }
}
