package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.engine.Rollout.Phase;
import io.github.ecssimulator.model.DeploymentController;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.TaskSetSnapshot;
import io.github.ecssimulator.model.TaskSetStatus;
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
    private final LaunchOptions launch;
    private final Tags tags = new Tags();
    private @Nullable TaskOrigin lastOrigin;
    private final TaskRoster tasks;

    private final StartFailures failures = new StartFailures();
    private Rollout rollout;
    private TaskSetStatus status = TaskSetStatus.PRIMARY;
    private double scalePercent = 100;
    private boolean considered; // by the scheduler; until then ECS shows that it wants no task
    private Instant updatedAt;
    private @Nullable String externalId;
    private @Nullable ScheduledEvent stageEnd;

    TaskSetState(
            String id,
            ServiceState service,
            TaskDefinitionState taskDefinition,
            Instant createdAt,
            LaunchOptions launch,
            ScaleIn.Rule rule) {
        this.id = id;
        this.service = service;
        this.taskDefinition = taskDefinition;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.launch = launch;
        this.tasks = new TaskRoster(service.zones(), rule);
        this.rollout = Rollout.of(id);
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

    public Instant updatedAt() {
        return updatedAt;
    }

    public @Nullable Instant trafficMovedAtOrNull() {
        return rollout.trafficMovedAtOrNull();
    }

    /** Tells whether the bake time after the move of the traffic is over. */
    public boolean isBaked() {
        return rollout.isBaked();
    }

    public boolean hasBrokenCircuit() {
        return rollout.hasBrokenCircuit();
    }

    TaskOrigin originOfNextTask() {
        TaskOptions options =
                launch.forTask(tasks.startedCount(), null, service.options().enableExecuteCommand());
        TaskOrigin last = lastOrigin;
        TaskOrigin next = last != null && last.options().equals(options)
                ? last
                : new TaskOrigin(service.cluster(), this, taskDefinition, service.groupOfTasks(), id, options);
        lastOrigin = next;
        return next;
    }

    StartFailures failures() {
        return failures;
    }

    Rollout rollout() {
        return rollout;
    }

    /** It is a task set that a call makes. */
    void standAlone(@Nullable String givenId, double percent, TaskSetStatus first) {
        externalId = givenId;
        scalePercent = percent;
        status = first;
        rollout = Rollout.ofTaskSet(id);
    }

    void scale(double percent, Instant at) {
        scalePercent = percent;
        updatedAt = at;
    }

    double scalePercent() {
        return scalePercent;
    }

    void makePrimary(Instant at) {
        status = TaskSetStatus.PRIMARY;
        updatedAt = at;
    }

    /** Another one is made the PRIMARY one. */
    void makeActive(Instant at) {
        status = TaskSetStatus.ACTIVE;
        updatedAt = at;
    }

    void drain(Instant at) {
        status = TaskSetStatus.DRAINING;
        updatedAt = at;
    }

    /** Its last task is gone. */
    void leave() {
        status = TaskSetStatus.INACTIVE;
    }

    /** Its tasks leave for those of another. */
    void giveWay() {
        if (status != TaskSetStatus.ACTIVE) {
            tasks.keepWhatItHas();
        }
        status = TaskSetStatus.ACTIVE;
    }

    /** It was complete before the one that takes its place began. */
    void completeBefore(Instant at) {
        status = TaskSetStatus.ACTIVE;
        complete(at);
    }

    void complete(Instant at) {
        end(Phase.COMPLETED, "ECS deployment " + id + " completed.", at);
        failures.forget();
    }

    void end(Phase end, String why, Instant at) {
        rollout.end(end, why, at);
        updatedAt = at;
    }

    /** Its tasks come back. */
    void comeBack(String who, Instant at) {
        status = TaskSetStatus.PRIMARY;
        rollout.beginAgain(who + "rolling back to deploymentId " + id + ".");
        updatedAt = at;
        failures.forget(); // what its tasks did in the time before is no failure of the roll-back
    }

    /** Sets when its stage is over. Returns what was planned before, which no longer holds. */
    @Nullable
    ScheduledEvent endStageBy(@Nullable ScheduledEvent end) {
        ScheduledEvent before = stageEnd;
        stageEnd = end;
        return before;
    }

    boolean hasStageEnd() {
        return stageEnd != null;
    }

    void consider() {
        considered = true;
    }

    public TaskSetStatus status() {
        return status;
    }

    TaskRoster tasks() {
        return tasks;
    }

    /** Returns the tasks that shall run. */
    public Collection<TaskState> activeTasks() {
        return tasks.active();
    }

    /** Returns those of them that were started after one, or all; a live view. */
    public Iterable<TaskState> activeTasksAfter(@Nullable TaskState task) {
        return tasks.activeAfter(task);
    }

    /** Returns those of them that are protected. */
    public Collection<TaskState> protectedTasks() {
        return Collections.unmodifiableCollection(tasks.protectedTasks());
    }

    boolean mayTryToStart(Instant now) {
        return !rollout.hasFailed() && failures.letTryAt(now);
    }

    /** Whether a newer deployment takes the place of this one. */
    boolean isReplaced() {
        return status == TaskSetStatus.ACTIVE
                && service.status() == ServiceStatus.ACTIVE
                && service.controller() == DeploymentController.ECS;
    }

    boolean isInProgress() {
        return rollout.isInProgress();
    }

    public boolean isConsidered() {
        return considered;
    }

    private int wantedSoFar() { // observed: CreateService, UpdateService
        return considered ? service.wanted(this) : 0;
    }

    public TaskSetSnapshot snapshot() {
        return new TaskSetSnapshot(
                id,
                taskDefinition.toString(),
                status,
                rollout.state(),
                rollout.reason(),
                wantedSoFar(),
                tasks.activeCount() - tasks.runningCount(),
                tasks.runningCount(),
                tasks.protectedTasks().size(),
                failures.counted(),
                createdAt,
                rollout.finishedAtOrNull(),
                scalePercent);
    }

    /** The agenda names what it is about to do by it. */
    @Override
    public String toString() {
        return id;
    }
}
