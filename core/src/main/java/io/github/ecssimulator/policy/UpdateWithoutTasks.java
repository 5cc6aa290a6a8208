package io.github.ecssimulator.policy;

/**
 * What UpdateTaskProtection without tasks, or with an empty list, answers.
 *
 * <p>assumed: U9; the first setting is the default.
 */
public enum UpdateWithoutTasks implements Policy {
    /** An InvalidParameterException: {@code Tasks cannot be empty.} */
    REFUSED,
    /** Two empty lists. */
    ANSWERED_EMPTY;

    @Override
    public String unknown() {
        return "U9";
    }
}
