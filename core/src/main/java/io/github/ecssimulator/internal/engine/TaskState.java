package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.model.DesiredStatus;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskArn;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskRef;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task as it stands. Only the engine changes it, under the lock of the world. */
public final class TaskState implements Comparable<TaskState> {
    private final long startOrder;
    private final TaskOrigin origin;
    private final TaskRef ref;
    private final String availabilityZone;
    private final Instant createdAt;

    private @Nullable Tags tags; // most tasks get none
    private TaskEnding ending = TaskEnding.NONE;
    private @Nullable String arnText;
    long victimRank;
    boolean standsIn; // it was started although its deployment is being replaced

    TaskStatus lastStatus = TaskStatus.PROVISIONING;
    DesiredStatus desiredStatus = DesiredStatus.RUNNING;

    @Nullable
    Instant pullStartedAt;

    @Nullable
    Instant pullStoppedAt;

    @Nullable
    Instant startedAt;

    @Nullable
    Instant protectedUntil;

    @Nullable
    ScheduledEvent expiry;

    @Nullable
    ScheduledEvent transition;

    @Nullable
    ContainerInstanceState instance;

    TaskState(long startOrder, TaskOrigin origin, TaskId id, String availabilityZone, Instant createdAt) {
        ClusterState cluster = origin.cluster();
        TaskSetState taskSet = origin.taskSet();
        this.startOrder = startOrder;
        this.origin = origin;
        this.ref = new TaskRef(
                new TaskArn(cluster.arn().scope(), cluster.name(), id),
                taskSet == null ? null : taskSet.service().name());
        this.availabilityZone = availabilityZone;
        this.createdAt = createdAt;
    }

    /** Returns how messages name the task. */
    public TaskRef ref() {
        return ref;
    }

    /** Returns the id of the task. */
    public TaskId id() {
        return ref.id();
    }

    /** Returns the ARN of the task. */
    public TaskArn arn() {
        return ref.arn();
    }

    /** Returns the ARN as answers name it; the same text each time, since the journal keeps the answers. */
    public String arnText() {
        if (arnText == null) {
            arnText = arn().toString();
        }
        return arnText;
    }

    /** Returns the cluster that hosts the task. */
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

    /** Returns what the task is made of. */
    public TaskDefinitionState taskDefinition() {
        return origin.taskDefinition();
    }

    /** Returns what the task was started with beside its task definition. */
    public TaskOptions options() {
        return origin.options();
    }

    /** Returns the tags; a live object. */
    public Tags tags() {
        if (tags == null) {
            tags = new Tags();
        }
        return tags;
    }

    void tag(List<Tag> given) {
        if (!given.isEmpty()) {
            tags().set(given);
        }
    }

    /** Returns the container instance that the task was placed on, or {@code null} on Fargate. */
    public @Nullable ContainerInstanceState instanceOrNull() {
        return instance;
    }

    void placeOn(@Nullable ContainerInstanceState place) {
        instance = place;
        if (place != null) {
            place.tasks.add(this);
        }
    }

    /** It has stopped; of its place only the name is left. */
    void leavePlace() {
        if (instance != null) {
            instance.tasks.remove(this);
        }
    }

    /** Whether its container instance sends it away. */
    boolean isSentAway() {
        return instance != null && instance.sendsAway(this);
    }

    /** Files it anew in its task set. */
    void refile() {
        TaskSetState taskSet = origin.taskSet();
        if (taskSet != null) {
            taskSet.refile(this);
        }
    }

    /** Sets who is told when the task gets its stop signal. */
    public void onStopSignal(Runnable handler) {
        ending = ending.handledBy(handler);
    }

    /** The code in the task handles its stop signal, so it gets the time for it. */
    public void handleSignal() {
        ending = ending.handlingSignal();
    }

    /** What is known of its end. */
    TaskEnding ending() {
        return ending;
    }

    /** It stops once its replacement runs. */
    void retire(String reason) {
        ending = ending.retiring(reason);
    }

    /** It is told to stop. */
    void tellToStop(StopCause cause, String reason, Instant at) {
        desiredStatus = DesiredStatus.STOPPED;
        ending = ending.told(cause, reason, at);
    }

    /** Its containers have ended. */
    void endContainers(int exitCode, @Nullable Instant at) {
        ending = ending.exited(exitCode, at);
    }

    void stopped(Instant at) {
        ending = ending.stopped(at);
    }

    /** Returns when the containers had ended, or {@code null} before, and when they never ran. */
    public @Nullable Instant executionStoppedAtOrNull() {
        return ending.executionStoppedAt();
    }

    /** When its images were asked for, or {@code null} before. */
    public @Nullable Instant pullStartedAtOrNull() {
        return pullStartedAt;
    }

    /** When its images were there, or {@code null} before. */
    public @Nullable Instant pullStoppedAtOrNull() {
        return pullStoppedAt;
    }

    /** Returns where the task stands. */
    public TaskStatus lastStatus() {
        return lastStatus;
    }

    /** Tells whether the task was told to stop, or has stopped: nothing brings it back. */
    public boolean isStopping() {
        return desiredStatus == DesiredStatus.STOPPED;
    }

    /** Tells whether the containers run: the last status is RUNNING. */
    public boolean isRunning() {
        return lastStatus == TaskStatus.RUNNING;
    }

    /** Tells whether the task has stopped: it reached STOPPED. */
    public boolean isStopped() {
        return lastStatus == TaskStatus.STOPPED;
    }

    /** Tells whether the task is protected: scale-in has to spare it. */
    public boolean isProtected() {
        return protectedUntil != null;
    }

    /** Returns when the protection ends, or {@code null} when the task is unprotected. */
    public @Nullable Instant protectedUntilOrNull() {
        return protectedUntil;
    }

    /** The lower, the sooner scale-in stops it. */
    long startOrder() {
        return startOrder;
    }

    long victimRank() {
        return victimRank;
    }

    String availabilityZone() {
        return availabilityZone;
    }

    /** Returns the task as it stands. */
    public TaskSnapshot snapshot(Instant at) {
        return new TaskSnapshot(
                ref,
                at,
                lastStatus,
                desiredStatus,
                protectedUntil,
                createdAt,
                startedAt,
                ending.stoppingAt(),
                ending.stoppedAt(),
                ending.cause(),
                ending.reason(),
                ending.exitCode(),
                availabilityZone,
                origin.taskDefinition().ref(),
                origin.group(),
                origin.startedBy());
    }

    @Override
    public int compareTo(TaskState other) {
        return Long.compare(startOrder, other.startOrder);
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
