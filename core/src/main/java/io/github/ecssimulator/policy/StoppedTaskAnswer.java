package io.github.ecssimulator.policy;

/**
 * What a stopped service task is answered while its record is kept.
 *
 * <p>assumed: U4; the first setting is the default.
 */
public enum StoppedTaskAnswer implements Policy {
    /** Found, but no deployment owns it any more. */
    TASK_NOT_VALID,
    /** As if it were not there. */
    MISSING;

    @Override
    public String unknown() {
        return "U4";
    }
}
