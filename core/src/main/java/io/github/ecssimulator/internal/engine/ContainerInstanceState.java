package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.RegisterContainerInstance;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** A container instance as it stands. Only the engine changes it, under the lock of the world. */
public final class ContainerInstanceState {

    /** What it does with tasks. Source: documented: ContainerInstance. */
    public enum Status {
        /** It takes tasks. */
        ACTIVE,
        /** It takes no more, and those of services leave. */
        DRAINING,
        /** It was taken out of its cluster. */
        INACTIVE
    }

    private final String id;
    private final ClusterState cluster;
    private final String availabilityZone;
    private final RegisterContainerInstance.@Nullable Request registeredWith;
    private final Instant registeredAt;
    private final Tags tags = new Tags();
    private final SortedChunks<TaskState> tasks = SortedChunks.natural(); // without those that have stopped
    private final TaskCounts counts = new TaskCounts();
    private final boolean sparesProtected;
    private Status status = Status.ACTIVE;
    private long version = 1;

    ContainerInstanceState(
            String id,
            ClusterState cluster,
            String availabilityZone,
            RegisterContainerInstance.@Nullable Request registeredWith,
            Instant registeredAt,
            boolean sparesProtected) {
        this.id = id;
        this.cluster = cluster;
        this.availabilityZone = availabilityZone;
        this.registeredWith = registeredWith;
        this.registeredAt = registeredAt;
        this.sparesProtected = sparesProtected;
    }

    public String id() {
        return id;
    }

    public ClusterState cluster() {
        return cluster;
    }

    public String availabilityZone() {
        return availabilityZone;
    }

    /** Returns the call that registered it, or {@code null} for one that is simply there. */
    public RegisterContainerInstance.@Nullable Request registeredWithOrNull() {
        return registeredWith;
    }

    public Instant registeredAt() {
        return registeredAt;
    }

    public Tags tags() {
        return tags;
    }

    public Status status() {
        return status;
    }

    public long version() {
        return version;
    }

    public String arn() { // documented: container-instance/<cluster>/<id>
        return cluster.arn().scope().arn("container-instance/" + cluster.name() + "/" + id);
    }

    public TaskCounts counts() {
        return counts;
    }

    void enter(Status next) {
        version += next == status ? 0 : 1;
        status = next;
    }

    void take(TaskState task) {
        tasks.add(task);
        counts.count(task, 1);
    }

    void release(TaskState task) {
        tasks.remove(task);
    }

    /** Its tasks without those that have stopped, in the order they were started; a live view. */
    Collection<TaskState> tasks() {
        return Collections.unmodifiableCollection(tasks);
    }

    /** Returns those of them that were started after one, or all; a live view. */
    public Iterable<TaskState> tasksAfter(@Nullable TaskState task) {
        return tasks.after(task);
    }

    /** Whether a task of it has to leave. */
    boolean sendsAway(TaskState task) { // assumed: U27
        return status == Status.DRAINING && !(sparesProtected && task.isProtected());
    }
}
