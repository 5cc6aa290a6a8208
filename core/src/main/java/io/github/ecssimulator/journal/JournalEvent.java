package io.github.ecssimulator.journal;

import io.github.ecssimulator.model.TaskId;

/** What can happen in the world. */
public sealed interface JournalEvent permits CallEvent, ClusterEvent, DeploymentEvent, Input, ServiceEvent, TaskEvent {

    /**
     * Tells the event in one line.
     *
     * @return a short sentence without its instant
     */
    String text();

    /**
     * Tells whether the event had to do with a task.
     *
     * @param task the task asked about
     * @return whether the task took part
     */
    default boolean concerns(TaskId task) {
        return false;
    }
}
