package io.github.ecssimulator.testkit.assertions;

/**
 * Asks for the work after which a task was released.
 *
 * @param <SELF> the assertion itself
 */
@FunctionalInterface
public interface ReleasedWithin<SELF> {
    /**
     * Verifies that the task was released in time after this work.
     *
     * @param work what the work is called; all pieces of that name count
     * @return the assertion on the task
     * @throws AssertionError if the task is {@code null}, has no such work, or one that still goes on, or was still protected at the limit
     */
    SELF after(String work);
}
