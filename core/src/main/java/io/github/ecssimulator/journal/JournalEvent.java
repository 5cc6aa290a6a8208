package io.github.ecssimulator.journal;

import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import java.util.Optional;

/** What can happen in the world. */
public sealed interface JournalEvent permits CallEvent, ClusterEvent, DeploymentEvent, Input, ServiceEvent, TaskEvent {

    /** {@return the event in one line: a short sentence without its instant} */
    String text();

    /** {@return the task that the event is about, if it is about a single one; a call may name several} */
    default Optional<TaskRef> about() {
        return Optional.empty();
    }

    /** {@return the service that the event is about, if only by a task of it; the one that a call names is in the request} */
    default Optional<ServiceArn> aboutService() {
        return about().flatMap(TaskRef::service);
    }

    /** {@return whether the event had to do with a task, be it as one of several} */
    default boolean concerns(TaskId task) {
        return about().filter(ref -> ref.hasId(task)).isPresent();
    }
}
