package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.ServiceSnapshot;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.policy.ScaleInOrder;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/** One piece of the engine: a service as it stands. Only the engine changes it, under the lock of the world. */
public final class ServiceState {
    private final ServiceArn arn;
    private final ClusterState cluster;
    private final SchedulingStrategy schedulingStrategy;
    private final String deployment;
    private final NavigableSet<TaskState> active = new TreeSet<>();
    private final ScaleInCandidates candidates;
    private final NavigableSet<TaskState> protectedTasks = new TreeSet<>();
    ServiceStatus status = ServiceStatus.ACTIVE;
    int desiredCount;

    ServiceState(
            ServiceArn arn, ClusterState cluster, SchedulingStrategy strategy, String deployment, ScaleInOrder order) {
        this.arn = arn;
        this.cluster = cluster;
        this.schedulingStrategy = strategy;
        this.deployment = deployment;
        this.candidates = new ScaleInCandidates(order);
    }

    /**
     * Returns the ARN of the service.
     *
     * @return the ARN
     */
    public ServiceArn arn() {
        return arn;
    }

    /**
     * Returns the name of the service.
     *
     * @return the name
     */
    public String name() {
        return arn.serviceName();
    }

    /**
     * Returns the cluster that hosts the service.
     *
     * @return the cluster
     */
    public ClusterState cluster() {
        return cluster;
    }

    /**
     * Returns how the number of tasks is found.
     *
     * @return the strategy
     */
    public SchedulingStrategy schedulingStrategy() {
        return schedulingStrategy;
    }

    /**
     * Returns how many tasks the service wants.
     *
     * @return the desired count
     */
    public int desiredCount() {
        return desiredCount;
    }

    /**
     * Returns how many of its tasks are protected and shall run.
     *
     * @return the number of protected tasks
     */
    public int protectedCount() {
        return protectedTasks.size();
    }

    /**
     * Returns how many of its tasks shall run.
     *
     * @return the number of tasks that were not told to stop
     */
    public int activeCount() {
        return active.size();
    }

    /**
     * Returns the tasks that shall run.
     *
     * @return the tasks, in the order they were started; a live view
     */
    public Collection<TaskState> activeTasks() {
        return Collections.unmodifiableCollection(active);
    }

    NavigableSet<TaskState> protectedTasks() {
        return protectedTasks;
    }

    ScaleInCandidates candidates() {
        return candidates;
    }

    String deployment() {
        return deployment;
    }

    void add(TaskState task) {
        active.add(task);
        candidates.add(task);
    }

    /** Files a task by whether it is protected; called after each change. */
    void refile(TaskState task) {
        if (!active.contains(task)) {
            return;
        }
        if (task.isProtected()) {
            protectedTasks.add(task);
            candidates.spare(task);
        } else {
            protectedTasks.remove(task);
            candidates.offer(task);
        }
    }

    /** Takes a task out that was told to stop; scale-in has taken its victims out already when it stops them. */
    void remove(TaskState task) {
        if (active.remove(task)) {
            protectedTasks.remove(task);
            candidates.remove(task);
        }
    }

    /**
     * Returns the service as it stands.
     *
     * @param at the simulated time
     * @return the snapshot
     */
    public ServiceSnapshot snapshot(Instant at) {
        return new ServiceSnapshot(
                arn,
                at,
                status,
                schedulingStrategy,
                desiredCount,
                active.stream().map(task -> task.snapshot(at)).toList());
    }

    @Override
    public String toString() {
        return "service " + cluster.name() + "/" + name();
    }
}
