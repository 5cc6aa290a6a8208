package io.github.ecssimulator.journal;

import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import java.util.Optional;

/** What can happen in the world. */
public sealed interface JournalEvent permits CallEvent, ClusterEvent, DeploymentEvent, Input, ServiceEvent, TaskEvent {

    /**
     * Tells the event in one line.
     *
     * @return a short sentence without its instant
     */
    String text();

    /**
     * Returns the task that the event is about, if it is about a single one; a call may name several.
     *
     * @return the task
     */
    default Optional<TaskRef> about() {
        return Optional.empty();
    }

    /**
     * Returns the service that the event is about, if only by a task of it; the one that a call names is in the request.
     *
     * @return the service
     */
    default Optional<ServiceArn> aboutService() {
        return about().flatMap(TaskRef::service);
    }

    /**
     * Tells whether the event had to do with a task, be it as one of several.
     *
     * @param task the task asked about
     * @return whether the task took part
     */
    default boolean concerns(TaskId task) {
        return about().filter(ref -> ref.hasId(task)).isPresent();
    }
}
