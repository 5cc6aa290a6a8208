package io.github.ecssimulator.policy;

/**
 * Whether a task of a daemon service may be protected.
 *
 * <p>assumed: U7; the first setting is the default.
 */
public enum DaemonTaskAnswer implements Policy {
    /** It belongs to a service, so it may. */
    PROTECTABLE,
    /** Daemon tasks are refused. */
    TASK_NOT_VALID;

    @Override
    public String unknown() {
        return "U7";
    }
}
