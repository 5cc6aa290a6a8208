package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.DeploymentController;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.DeploymentStrategy;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.ServiceMessage;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.ServiceSnapshot;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.TaskSetStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A service as it stands. Only the engine changes it, under the lock of the world. */
public final class ServiceState {
    private final ServiceArn arn;
    private final String groupOfTasks;
    private final ClusterState cluster;
    private final SchedulingStrategy schedulingStrategy;
    private final DeploymentController controller;
    private final Instant createdAt;
    private final ZoneCounts zones = new ZoneCounts();
    private final ServiceMessages messages;
    private final ServiceDeployments history = new ServiceDeployments();
    private final Tags tags = new Tags();
    final List<TaskSetState> taskSets = new ArrayList<>(); // newest first
    final List<TaskSetState> pastTaskSets = new ArrayList<>(); // oldest first
    ServiceStatus status = ServiceStatus.ACTIVE;
    DeploymentSettings deployment;
    ServiceOptions options;
    int desiredCount;

    @Nullable
    TaskSetState madePrimary;

    boolean steady;
    boolean listSpared;

    ServiceState(
            ServiceArn arn,
            ClusterState cluster,
            ServiceSettings settings,
            ServiceOptions options,
            ServiceMessages messages,
            Instant createdAt) {
        this.arn = arn;
        this.groupOfTasks = "service:" + arn.serviceName();
        this.cluster = cluster;
        this.schedulingStrategy = settings.schedulingStrategy();
        this.controller = settings.controller();
        this.deployment = settings.deployment();
        this.desiredCount = settings.desiredCount();
        this.options = options;
        this.messages = messages;
        this.createdAt = createdAt;
    }

    String groupOfTasks() { // observed: tasks of a service carry it
        return groupOfTasks;
    }

    public ServiceArn arn() {
        return arn;
    }

    public String name() {
        return arn.serviceName();
    }

    /** Returns the cluster that hosts the service. */
    public ClusterState cluster() {
        return cluster;
    }

    /** Returns when the service was created. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Returns where the service stands. */
    public ServiceStatus status() {
        return status;
    }

    /** Returns how the number of tasks is found. */
    public SchedulingStrategy schedulingStrategy() {
        return schedulingStrategy;
    }

    /** Returns who drives the deployments. */
    public DeploymentController controller() {
        return controller;
    }

    /** Returns how the service replaces its tasks. */
    public DeploymentSettings deployment() {
        return deployment;
    }

    /** Returns what the service was told beside its settings. */
    public ServiceOptions options() {
        return options;
    }

    /** Returns the tags; a live object. */
    public Tags tags() {
        return tags;
    }

    /** Returns every deployment there was; the latest first. */
    public List<ServiceDeploymentState> deploymentHistory() {
        return history.newestFirst();
    }

    ServiceDeployments history() {
        return history;
    }

    /** Returns how many tasks the service wants. */
    public int desiredCount() {
        return desiredCount;
    }

    /** Returns how many of its tasks are protected and shall run, over all its deployments and task sets. */
    public int protectedCount() {
        return taskSets.stream().mapToInt(set -> set.protectedTasks().size()).sum();
    }

    /** Returns how many of its tasks shall run: the number of tasks that were not told to stop. */
    public int activeCount() {
        return taskSets.stream().mapToInt(TaskSetState::activeCount).sum();
    }

    /** Returns how many of its tasks run and shall go on. */
    public int runningCount() {
        return taskSets.stream().mapToInt(TaskSetState::runningCount).sum();
    }

    /** Returns the tasks that shall run, over all deployments and task sets, in the order they were started. */
    public Stream<TaskState> activeTasks() {
        return taskSets.stream().flatMap(set -> set.activeTasks().stream()).sorted();
    }

    /** Returns the deployments, or task sets, that still count: newest first; a live view. */
    public List<TaskSetState> taskSets() {
        return Collections.unmodifiableList(taskSets);
    }

    /** Returns the deployments, or task sets, that are over: oldest first; a live view. */
    public List<TaskSetState> pastTaskSets() {
        return Collections.unmodifiableList(pastTaskSets);
    }

    /** Returns the deployments, or task sets, that count and those that are over. */
    public Stream<TaskSetState> everyTaskSet() {
        return Stream.concat(taskSets.stream(), pastTaskSets.stream());
    }

    /** Returns the task set that a call made the PRIMARY one. */
    public @Nullable TaskSetState madePrimaryOrNull() {
        return madePrimary;
    }

    /** Returns the service events: at most a hundred, newest first. */
    public List<ServiceMessage> messages() {
        return messages.newestFirst();
    }

    ServiceMessages log() {
        return messages;
    }

    ZoneCounts zones() {
        return zones;
    }

    @Nullable
    TaskSetState primaryOrNull() {
        return taskSets.isEmpty() ? null : taskSets.get(0);
    }

    /** Finds the deployment that a failing one goes back to. */
    public @Nullable TaskSetState lastCompletedOrNull() {
        return taskSets.stream()
                .filter(set -> set.rolloutState == RolloutState.COMPLETED)
                .findFirst()
                .orElse(null);
    }

    /** How many tasks a task set shall have, protection left aside. */
    int wanted(TaskSetState set) {
        if (status != ServiceStatus.ACTIVE || set.status == TaskSetStatus.DRAINING) {
            return 0;
        }
        if (controller == DeploymentController.EXTERNAL) { // documented: Scale - computed, rounded up
            return (int) Math.ceil(desiredCount * set.scalePercent / 100);
        }
        if (set.status == TaskSetStatus.PRIMARY) {
            return desiredCount;
        }
        return isBeforeTrafficMove() ? desiredCount : 0;
    }

    /** Blue tasks stay until the traffic has moved to the green ones and the bake time is over. */
    private boolean isBeforeTrafficMove() {
        TaskSetState primary = primaryOrNull();
        return deployment.strategy() == DeploymentStrategy.BLUE_GREEN
                && primary != null
                && primary.isInProgress()
                && !primary.baked;
    }

    /** Returns the service as it stands. */
    public ServiceSnapshot snapshot(Instant at) {
        return new ServiceSnapshot(
                arn,
                at,
                status,
                schedulingStrategy,
                controller,
                desiredCount,
                activeTasks().map(task -> task.snapshot(at)).toList(),
                taskSets.stream().map(TaskSetState::snapshot).toList(),
                messages());
    }

    @Override
    public String toString() {
        return "service " + cluster.name() + "/" + name();
    }
}
