package io.github.ecssimulator.policy;

/**
 * Whether a service task that does not run yet may be protected.
 *
 * <p>assumed: U6; the first setting is the default.
 */
public enum StartingTaskAnswer implements Policy {
    /** A deployment owns it, so it may. */
    PROTECTABLE,
    /** Only a task that runs may. */
    TASK_NOT_VALID;

    @Override
    public String unknown() {
        return "U6";
    }
}
