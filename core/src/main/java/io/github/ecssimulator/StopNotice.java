package io.github.ecssimulator;

/** The stop signal of a task, as the code in the task sees it. */
@FunctionalInterface
public interface StopNotice {

    /**
     * Ends the containers of the task.
     *
     * @param exitCode what they end with
     * @return whether that came before they were killed
     */
    boolean exit(int exitCode);
}
