package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.TaskArn;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a task is from its start on; nothing of it changes. */
abstract class StartedTask {
    private final long startOrder;
    private final TaskOrigin origin;
    private final TaskRef ref;
    private final String availabilityZone;
    private final Instant createdAt;

    StartedTask(long startOrder, TaskOrigin origin, TaskId id, String availabilityZone, Instant createdAt) {
        this.startOrder = startOrder;
        this.origin = origin;
        this.ref = new TaskRef(origin.owner(), id);
        this.availabilityZone = availabilityZone;
        this.createdAt = createdAt;
    }

    /** Returns how messages name the task. */
    public TaskRef ref() {
        return ref;
    }

    public TaskId id() {
        return ref.id();
    }

    public TaskArn arn() {
        return ref.arn();
    }

    TaskOrigin origin() {
        return origin;
    }

    public ClusterState cluster() {
        return origin.cluster();
    }

    /** Returns the service that started the task, or {@code null} for a standalone task. */
    public @Nullable ServiceState serviceOrNull() {
        TaskSetState taskSet = origin.taskSet();
        return taskSet == null ? null : taskSet.service();
    }

    /** Returns the deployment, or task set, that started the task, or {@code null} for a standalone task. */
    public @Nullable TaskSetState taskSetOrNull() {
        return origin.taskSet();
    }

    public TaskDefinitionState taskDefinition() {
        return origin.taskDefinition();
    }

    public @Nullable String startedByOrNull() {
        return origin.startedBy();
    }

    public TaskOptions options() {
        return origin.options();
    }

    Instant createdAt() {
        return createdAt;
    }

    /** The lower, the sooner scale-in stops it. */
    long startOrder() {
        return startOrder;
    }

    String availabilityZone() {
        return availabilityZone;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(startOrder);
    }

    @Override
    public String toString() {
        return ref.toString();
    }
}
