package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.DeploymentController;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.TaskSetSnapshot;
import io.github.ecssimulator.model.TaskSetStatus;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of one deployment, or of one task set of an external service. Only the engine changes it, under the lock of
 * the world.
 */
public final class TaskSetState {
    private final String id;
    private final ServiceState service;
    private final TaskDefinitionState taskDefinition;
    private final Instant createdAt;
    private final SortedChunks<TaskState> active = SortedChunks.natural();
    private final SortedChunks<TaskState> protectedTasks = SortedChunks.natural();
    private final SortedChunks<TaskState> retiring = SortedChunks.natural();
    private final ScaleInCandidates candidates;
    private final LaunchOptions launch;
    private final Tags tags = new Tags();
    private @Nullable TaskOrigin lastOrigin;
    private int started;
    private int running;
    private int alive;
    private int notYetStopping;

    TaskSetStatus status = TaskSetStatus.PRIMARY;
    RolloutState rolloutState = RolloutState.IN_PROGRESS;
    String rolloutReason;
    double scalePercent = 100;
    int failedTasks;
    int startFailuresInARow;
    int failing;
    int unhealthy; // those that the next start replaces
    int kept; // once it is being replaced: its tasks that were not yet asked to leave
    boolean brokeCircuit;
    boolean considered; // by the scheduler; until then ECS shows that it wants no task
    boolean deleted;

    Instant updatedAt;

    @Nullable
    String externalId;

    @Nullable
    Instant nextStartAt;

    @Nullable
    Instant finishedAt;

    @Nullable
    Instant trafficMovedAt;

    @Nullable
    ScheduledEvent stageEnd;

    boolean baked;

    TaskSetState(
            String id,
            ServiceState service,
            TaskDefinitionState taskDefinition,
            Instant createdAt,
            LaunchOptions launch,
            VictimRule rule) {
        this.id = id;
        this.service = service;
        this.taskDefinition = taskDefinition;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.launch = launch;
        this.candidates = new ScaleInCandidates(rule, service.zones());
        this.rolloutReason = "ECS deployment " + id + " in progress.";
    }

    public String id() {
        return id;
    }

    public ServiceState service() {
        return service;
    }

    public TaskDefinitionState taskDefinition() {
        return taskDefinition;
    }

    /** Returns where and with what the tasks run. */
    public LaunchOptions launch() {
        return launch;
    }

    public Tags tags() {
        return tags;
    }

    /** Returns the id that the caller gave a task set of an external service. */
    public @Nullable String externalIdOrNull() {
        return externalId;
    }

    /** Returns when it was last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Returns when the traffic moved to it. */
    public @Nullable Instant trafficMovedAtOrNull() {
        return trafficMovedAt;
    }

    /** Tells whether the bake time after the move of the traffic is over. */
    public boolean isBaked() {
        return baked;
    }

    /** Tells whether the circuit breaker ended the deployment. */
    public boolean hasBrokenCircuit() {
        return brokeCircuit;
    }

    TaskOrigin originOfNextTask() {
        TaskOptions options = launch.forTask(started, service.options().enableExecuteCommand());
        TaskOrigin last = lastOrigin;
        TaskOrigin next = last != null && last.options().equals(options)
                ? last
                : new TaskOrigin(service.cluster(), this, taskDefinition, service.groupOfTasks(), id, options);
        lastOrigin = next;
        return next;
    }

    /** Begins to count failures anew. */
    void forgetFailures() {
        failedTasks = 0;
        startFailuresInARow = 0;
        nextStartAt = null;
    }

    public TaskSetStatus status() {
        return status;
    }

    /** Returns the tasks that shall run. */
    public Collection<TaskState> activeTasks() {
        return Collections.unmodifiableCollection(active);
    }

    int activeCount() {
        return active.size();
    }

    int runningCount() {
        return running;
    }

    /** How many of its tasks have not reached STOPPED. */
    int aliveCount() {
        return alive;
    }

    /** The tasks that stop once others run in their place. */
    SortedChunks<TaskState> retiring() {
        return retiring;
    }

    /** How many of its tasks shall run on. */
    int lastingCount() {
        return active.size() - retiring.size();
    }

    /** How many of its tasks have not reached STOPPING. */
    int notYetStoppingCount() {
        return notYetStopping;
    }

    SortedChunks<TaskState> protectedTasks() {
        return protectedTasks;
    }

    ScaleInCandidates candidates() {
        return candidates;
    }

    boolean mayTryToStart(Instant now) {
        return rolloutState != RolloutState.FAILED
                && failing == 0
                && (nextStartAt == null || !now.isBefore(nextStartAt));
    }

    /** Whether a newer deployment takes the place of this one. */
    boolean isReplaced() {
        return status == TaskSetStatus.ACTIVE
                && service.status == ServiceStatus.ACTIVE
                && service.controller() == DeploymentController.ECS;
    }

    boolean isInProgress() {
        return rolloutState == RolloutState.IN_PROGRESS;
    }

    void add(TaskState task) {
        active.add(task);
        kept = Math.max(kept, active.size());
        started++;
        alive++;
        notYetStopping += task.lastStatus.compareTo(TaskStatus.STOPPING) < 0 ? 1 : 0;
        service.zones().add(task.availabilityZone());
        candidates.offer(task);
    }

    void ran() {
        running++;
    }

    /** Files a task by whether it is protected; called after each change. */
    void refile(TaskState task) {
        if (!active.contains(task)) {
            return;
        }
        if (task.isProtected()) {
            protectedTasks.add(task);
            candidates.withdraw(task);
        } else {
            protectedTasks.remove(task);
            candidates.offer(task);
        }
        if (task.isSentAway()) {
            retiring.add(task);
        } else if (task.ending().retirement() == null) {
            retiring.remove(task);
        }
    }

    /** Gives a task another place among those that scale-in may stop. */
    void rank(TaskState task, long rank) {
        candidates.withdraw(task); // while it can still be found by its old rank
        task.victimRank = rank;
        refile(task);
    }

    /** Takes out a task that shall not run any more. */
    void remove(TaskState task) {
        if (active.remove(task)) {
            protectedTasks.remove(task);
            retiring.remove(task);
            candidates.withdraw(task);
            service.zones().remove(task.availabilityZone());
            running -= task.isRunning() ? 1 : 0;
        }
    }

    /** A task of it has come to STOPPING, or past it. */
    void stops() {
        notYetStopping--;
    }

    void stopped() {
        alive--;
    }

    /** Tells whether the scheduler has looked at it. */
    public boolean isConsidered() {
        return considered;
    }

    private int wantedSoFar() { // observed: CreateService, UpdateService
        return considered ? service.wanted(this) : 0;
    }

    /** Returns the task set as it stands. */
    public TaskSetSnapshot snapshot() {
        return new TaskSetSnapshot(
                id,
                taskDefinition.toString(),
                status,
                rolloutState,
                rolloutReason,
                wantedSoFar(),
                active.size() - running,
                running,
                protectedTasks.size(),
                failedTasks,
                createdAt,
                finishedAt,
                scalePercent);
    }

    @Override
    public String toString() {
        return id;
    }
}
