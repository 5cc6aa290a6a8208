package io.github.ecssimulator.policy;

/**
 * How the refusal of too long a list names it.
 *
 * <p>assumed: U10; the first setting is the default.
 */
public enum TaskListName implements Policy {
    /** {@code taskIds can have at most 10 items.}, as observed on DescribeTasks. */
    TASK_IDS,
    /** {@code tasks can have at most 10 items.}, by the name of the member. */
    TASKS;

    @Override
    public String unknown() {
        return "U10";
    }
}
