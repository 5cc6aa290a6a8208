package io.github.ecssimulator.policy;

/**
 * How a task that one call names several times is answered.
 *
 * <p>assumed: U17; the first setting is the default.
 */
public enum DuplicateTasks implements Policy {
    /** Once, at its first place. */
    ANSWERED_ONCE,
    /** As often as it is named. */
    ANSWERED_EACH_TIME;

    @Override
    public String unknown() {
        return "U17";
    }
}
