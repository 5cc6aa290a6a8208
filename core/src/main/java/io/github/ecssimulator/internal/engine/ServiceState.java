package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.DeploymentController;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.DeploymentStrategy;
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
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A service as it stands. Only the engine changes it, under the lock of the world. */
public final class ServiceState {
    private final ServiceArn arn;
    private final ClusterState cluster;
    private final SchedulingStrategy schedulingStrategy;
    private final DeploymentController controller;
    private final Instant createdAt;
    private final ScaleIn.ZoneCounts zones = new ScaleIn.ZoneCounts();
    private final ServiceMessages messages = new ServiceMessages();
    private final ServiceDeploymentState.History history = new ServiceDeploymentState.History();
    private final Tags tags = new Tags();
    private final List<TaskSetState> taskSets = new ArrayList<>(); // newest first
    private final List<TaskSetState> pastTaskSets = new ArrayList<>(); // oldest first
    private ServiceStatus status = ServiceStatus.ACTIVE;
    private DeploymentSettings deployment;
    private ServiceOptions options;
    private int desiredCount;
    private @Nullable TaskSetState madePrimary;
    private boolean listSpared;

    ServiceState(
            ServiceArn arn, ClusterState cluster, ServiceSettings settings, ServiceOptions options, Instant createdAt) {
        this.arn = arn;
        this.cluster = cluster;
        this.schedulingStrategy = settings.schedulingStrategy();
        this.controller = settings.controller();
        this.deployment = settings.deployment();
        this.desiredCount = settings.desiredCount();
        this.options = options;
        this.createdAt = createdAt;
    }

    String groupOfTasks() { // observed: tasks of a service carry it
        return "service:" + arn.serviceName();
    }

    public ServiceArn arn() {
        return arn;
    }

    public String name() {
        return arn.serviceName();
    }

    public ClusterState cluster() {
        return cluster;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public ServiceStatus status() {
        return status;
    }

    public SchedulingStrategy schedulingStrategy() {
        return schedulingStrategy;
    }

    public DeploymentController controller() {
        return controller;
    }

    public DeploymentSettings deployment() {
        return deployment;
    }

    public ServiceOptions options() {
        return options;
    }

    public Tags tags() {
        return tags;
    }

    /** Returns every deployment there was; the latest first. */
    public List<ServiceDeploymentState> deploymentHistory() {
        return history.newestFirst();
    }

    ServiceDeploymentState.History history() {
        return history;
    }

    public int desiredCount() {
        return desiredCount;
    }

    /** Returns how many of its tasks are protected and shall run, over all its deployments and task sets. */
    public int protectedCount() {
        return count(set -> set.tasks().protectedTasks().size());
    }

    /** Returns how many of its tasks shall run: the number of tasks that were not told to stop. */
    public int activeCount() {
        return count(set -> set.tasks().activeCount());
    }

    /** Returns how many of its tasks run and shall go on. */
    public int runningCount() {
        return count(set -> set.tasks().runningCount());
    }

    /** Counts over all; not by a stream, for each renewal asks, and each look of the scheduler many times. */
    int count(ToIntFunction<TaskSetState> of) {
        int count = 0;
        for (TaskSetState set : taskSets) {
            count += of.applyAsInt(set);
        }
        return count;
    }

    /** Returns the tasks that shall run, over all deployments and task sets, in the order they were started. */
    public Stream<TaskState> activeTasks() {
        return taskSets.stream().flatMap(set -> set.activeTasks().stream()).sorted();
    }

    /** Returns the deployments, or task sets, that still count: newest first; a live view. */
    public List<TaskSetState> taskSets() {
        return Collections.unmodifiableList(taskSets);
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

    ScaleIn.ZoneCounts zones() {
        return zones;
    }

    @Nullable
    TaskSetState primaryOrNull() {
        return taskSets.isEmpty() ? null : taskSets.get(0);
    }

    /** Finds the deployment that a failing one goes back to. */
    public @Nullable TaskSetState lastCompletedOrNull() {
        return taskSets.stream()
                .filter(set -> set.rollout().isCompleted())
                .findFirst()
                .orElse(null);
    }

    void want(int count) {
        desiredCount = count;
    }

    void configure(DeploymentSettings settings) {
        deployment = settings;
    }

    void configure(ServiceOptions told) {
        options = told;
    }

    /** It wants no task any more, and goes when the last one has left. */
    void drain() {
        status = ServiceStatus.DRAINING;
        desiredCount = 0;
    }

    void leave() {
        status = ServiceStatus.INACTIVE;
    }

    /** Puts a new deployment before the ones there are; those stay until their tasks have left. */
    void begin(TaskSetState primary, Instant at) {
        history.began(primary, taskSets, at);
        taskSets.forEach(TaskSetState::giveWay);
        taskSets.add(0, primary);
    }

    /** Puts a deployment that had completed right behind the one that replaces it. */
    void precede(TaskSetState older) {
        taskSets.add(1, older);
        history.precede(older);
    }

    /** The roles swap: the failed deployment is the one whose tasks leave now. */
    void rollBack(TaskSetState failed, TaskSetState target, Instant at) {
        taskSets.remove(target);
        taskSets.add(0, target);
        failed.giveWay();
        options = options.with(target.launch()); // the next deployment starts from what is in place
        history.rolledBack(target, at);
    }

    void add(TaskSetState set) {
        taskSets.add(set);
    }

    void makePrimary(TaskSetState set, Instant at) {
        taskSets.stream()
                .filter(other -> other.status() == TaskSetStatus.PRIMARY)
                .forEach(other -> other.makeActive(at));
        madePrimary = set;
        set.makePrimary(at);
    }

    /** Takes out what is over. */
    void forget(List<TaskSetState> gone) {
        gone.forEach(TaskSetState::leave);
        taskSets.removeAll(gone);
        pastTaskSets.addAll(gone);
    }

    /** Whether the next choice of the scheduler tells which tasks were spared. */
    boolean listsSpared() {
        return listSpared;
    }

    void listSpared(boolean next) {
        listSpared = next;
    }

    /** How many tasks a task set shall have, protection left aside. */
    int wanted(TaskSetState set) {
        if (status != ServiceStatus.ACTIVE || set.status() == TaskSetStatus.DRAINING) {
            return 0;
        }
        if (controller == DeploymentController.EXTERNAL) { // documented: Scale - computed, rounded up
            return (int) Math.ceil(desiredCount * set.scalePercent() / 100);
        }
        if (set.status() == TaskSetStatus.PRIMARY) {
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
                && !primary.isBaked();
    }

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

    /** The agenda names what it is about to do by it. */
    @Override
    public String toString() {
        return "service " + cluster.name() + "/" + name();
    }
}
