package io.github.ecssimulator.policy;

/**
 * What GetTaskProtection without tasks, or with an empty list, answers.
 *
 * <p>assumed: U8; the first setting is the default.
 */
public enum GetWithoutTasks implements Policy {
    /** Every service task of the cluster that is not stopped, in the order they were started. */
    ALL_SERVICE_TASKS,
    /** An InvalidParameterException, as a sibling operation with an optional list does. */
    REFUSED;

    @Override
    public String unknown() {
        return "U8";
    }
}
