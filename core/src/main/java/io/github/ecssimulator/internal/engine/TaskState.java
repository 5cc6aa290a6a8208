package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.internal.engine.ScheduledEvent.Deferred;
import io.github.ecssimulator.model.DesiredStatus;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task as it stands. Only the engine changes it, under the lock of the world. */
public final class TaskState extends StartedTask implements Comparable<TaskState> {

    private @Nullable Tags tags; // most tasks get none
    private TaskEnding ending = TaskEnding.NONE;
    private long victimRank;
    private boolean joined;
    private boolean standsIn; // it was started although its deployment is being replaced
    private TaskStatus lastStatus = TaskStatus.PROVISIONING;
    private @Nullable Instant pullStartedAt;
    private @Nullable Instant pullStoppedAt;
    private @Nullable Instant startedAt;
    private @Nullable Instant protectedUntil;
    private @Nullable Deferred expiry;
    private @Nullable ScheduledEvent transition;
    private @Nullable ContainerInstanceState instance;

    TaskState(long startOrder, TaskOrigin origin, TaskId id, String availabilityZone, Instant createdAt) {
        super(startOrder, origin, id, availabilityZone, createdAt);
    }

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

    /** It is among the tasks of its cluster, which counts it from now on. */
    void join() {
        joined = true;
        origin().count(this, 1);
    }

    private void count(int change) {
        if (joined) {
            origin().count(this, change);
        }
        if (instance != null) {
            instance.counts().count(this, change);
        }
    }

    void placeOn(@Nullable ContainerInstanceState place) {
        instance = place;
        if (place != null) {
            place.take(this);
        }
    }

    /** It has stopped; of its place only the name is left. */
    void leavePlace() {
        if (instance != null) {
            instance.release(this);
        }
    }

    /** Whether its container instance sends it away. */
    boolean isSentAway() {
        return instance != null && instance.sendsAway(this);
    }

    /** Files it anew in its task set. */
    void refile() {
        TaskSetState taskSet = taskSetOrNull();
        if (taskSet != null) {
            taskSet.tasks().refile(this);
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

    TaskEnding ending() {
        return ending;
    }

    /** It stops once its replacement runs. */
    void retire(String reason) {
        ending = ending.retiring(reason);
    }

    /** It is told to stop. */
    void tellToStop(StopCause cause, String reason, Instant at) {
        count(-1);
        ending = ending.told(cause, reason, at);
        count(1);
        if (joined) {
            cluster().toldToStop(this);
        }
    }

    /** Its containers have ended. */
    void endContainers(int exitCode, @Nullable Instant at) {
        ending = ending.exited(exitCode, at);
    }

    void stopped(Instant at) {
        ending = ending.stopped(at);
    }

    /** Where it goes next, by whether it was told to stop: the one table of how a task may change its status. */
    TaskStatus next() { // documented: task life cycle
        return switch (lastStatus) {
            case PROVISIONING -> isStopping() ? TaskStatus.DEPROVISIONING : TaskStatus.PENDING;
            case PENDING -> isStopping() ? TaskStatus.DEPROVISIONING : TaskStatus.ACTIVATING;
            case ACTIVATING -> isStopping() ? TaskStatus.DEACTIVATING : TaskStatus.RUNNING;
            case RUNNING -> TaskStatus.DEACTIVATING;
            case DEACTIVATING -> TaskStatus.STOPPING;
            case STOPPING -> TaskStatus.DEPROVISIONING;
            case DEPROVISIONING -> TaskStatus.STOPPED;
            case STOPPED -> throw new IllegalStateException(this + " cannot go on from STOPPED");
        };
    }

    /** Goes to its next status. Returns that. */
    TaskStatus goOn(Instant at) {
        TaskStatus next = next();
        count(-1);
        lastStatus = next;
        count(1);
        if (next == TaskStatus.PENDING) { // documented: task life cycle - PENDING is when the agent takes over
            pullStartedAt = at;
        } else if (next == TaskStatus.ACTIVATING) {
            pullStoppedAt = at;
        } else if (next == TaskStatus.RUNNING) {
            startedAt = at;
        } else if (next == TaskStatus.STOPPED) {
            stopped(at);
        }
        return next;
    }

    /** It had come so far before the world began. */
    void comeFrom(TaskStatus status, @Nullable Instant started) {
        lastStatus = status;
        startedAt = started;
        pullStartedAt = started; // nobody said when: at the latest then
        pullStoppedAt = started;
    }

    boolean hasRun() {
        return startedAt != null;
    }

    /** Sets what leads it on. Returns what did before. */
    @Nullable
    ScheduledEvent goOnBy(@Nullable ScheduledEvent next) {
        ScheduledEvent before = transition;
        transition = next;
        return before;
    }

    /** Protects it, or with {@code null} no longer. Returns until when it was protected before. */
    @Nullable
    Instant protectUntil(@Nullable Instant until) {
        Instant before = protectedUntil;
        protectedUntil = until;
        return before;
    }

    /** Sets what ends its protection. Returns what would have before. */
    @Nullable
    Deferred expireBy(@Nullable Deferred next) {
        Deferred before = expiry;
        expiry = next;
        return before;
    }

    /** What ends its protection, or will be found to have nothing to end. */
    @Nullable
    Deferred expiryOrNull() {
        return expiry;
    }

    void rankAs(long rank) {
        victimRank = rank;
    }

    void standIn() {
        standsIn = true;
    }

    boolean standsIn() {
        return standsIn;
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

    public TaskStatus lastStatus() {
        return lastStatus;
    }

    public DesiredStatus desiredStatus() {
        return isStopping() ? DesiredStatus.STOPPED : DesiredStatus.RUNNING;
    }

    /** Tells whether the task was told to stop, or has stopped: nothing brings it back. */
    public boolean isStopping() {
        return ending.isTold();
    }

    public boolean isRunning() {
        return lastStatus == TaskStatus.RUNNING;
    }

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

    long victimRank() {
        return victimRank;
    }

    public TaskSnapshot snapshot(Instant at) {
        return new TaskSnapshot(
                ref(),
                at,
                lastStatus,
                desiredStatus(),
                protectedUntil,
                createdAt(),
                startedAt,
                ending.stoppingAt(),
                ending.stoppedAt(),
                ending.cause(),
                ending.reason(),
                ending.exitCode(),
                availabilityZone(),
                origin().taskDefinition().ref(),
                origin().group(),
                origin().startedBy());
    }

    @Override
    public int compareTo(TaskState other) {
        return Long.compare(startOrder(), other.startOrder());
    }
}
