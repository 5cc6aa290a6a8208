package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.journal.ClusterEvent;
import io.github.ecssimulator.journal.Journal;
import io.github.ecssimulator.journal.JournalEvent;
import io.github.ecssimulator.journal.ServiceEvent;
import io.github.ecssimulator.model.ClusterArn;
import io.github.ecssimulator.model.ClusterStatus;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.StopCode;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.ScaleInOrder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One piece of the engine: the whole simulated state and the verbs that change it.
 *
 * <p>Verbs are called under the lock, that is from within {@link #inside(Supplier)}.
 */
public final class World {
    private final WorldSettings settings;
    private final WorldTime time;
    private final JournalLog journal;
    private final IdSequence ids;
    private final Protections protections;
    private final Tasks tasks;
    private final ServiceScheduler scheduler;
    private final Map<String, ClusterState> clusters = new LinkedHashMap<>();
    private boolean closed;

    /**
     * Makes an empty world.
     *
     * @param settings what it is made with
     */
    public World(WorldSettings settings) {
        this.settings = settings;
        this.time = new WorldTime(settings.start(), settings.followedClock(), settings.eventCap());
        this.journal = new JournalLog(time);
        this.ids = new IdSequence(settings.seed(), settings.taskIds());
        this.protections = new Protections(time, journal, settings.policies(), this::protectionEnded);
        this.tasks = new Tasks(time, ids, journal, protections, settings.stoppedTaskRetention());
        this.scheduler = new ServiceScheduler(journal, tasks);
    }

    private void protectionEnded(ServiceState service) {
        scheduler.protectionEnded(service);
    }

    /**
     * Runs work under the lock of the world, after all that is due.
     *
     * @param <T> the result
     * @param work what to do
     * @return what the work returned
     * @throws IllegalStateException if the simulator is closed
     */
    public <T> T inside(Supplier<T> work) {
        return time.inside(() -> {
            if (closed) {
                throw new IllegalStateException(
                        "This simulator is closed. It lives as long as its test; make a new one for other work.");
            }
            return work.get();
        });
    }

    /**
     * Reads under the lock; works on a closed world too, so that a report can still be written.
     *
     * @param <T> the result
     * @param work what to read
     * @return what the work returned
     */
    public <T> T read(Supplier<T> work) {
        return time.inside(work);
    }

    /**
     * Ends the world: from now on it can only be read.
     *
     * @return whether it was open before
     */
    public boolean close() {
        return time.inside(() -> {
            boolean wasOpen = !closed;
            closed = true;
            return wasOpen;
        });
    }

    /**
     * Returns the settings.
     *
     * @return what the world was made with
     */
    public WorldSettings settings() {
        return settings;
    }

    /**
     * Returns the switches.
     *
     * @return the policies
     */
    public Policies policies() {
        return settings.policies();
    }

    /**
     * Returns the time of the world.
     *
     * @return the time
     */
    public WorldTime time() {
        return time;
    }

    /**
     * Returns the verbs of protection.
     *
     * @return the protections
     */
    public Protections protections() {
        return protections;
    }

    /**
     * Returns what has happened so far.
     *
     * @return the journal
     */
    public Journal journal() {
        return read(journal::snapshot);
    }

    /**
     * Writes down something that happened outside the engine.
     *
     * @param event what happened
     */
    public void write(JournalEvent event) {
        journal.write(event);
    }

    /**
     * Returns the id of the next call.
     *
     * @return a UUID
     */
    public String nextRequestId() {
        return ids.nextRequestId();
    }

    /**
     * Finds a cluster, also a deleted one.
     *
     * @param name its short name
     * @return the cluster, or {@code null}
     */
    public @Nullable ClusterState clusterOrNull(String name) {
        tasks.forgetOldTasks();
        return clusters.get(name);
    }

    /**
     * Returns the clusters, also deleted ones.
     *
     * @return the clusters, in the order they were created
     */
    public Collection<ClusterState> clusters() {
        tasks.forgetOldTasks();
        return List.copyOf(clusters.values());
    }

    /**
     * Returns the tasks of a cluster whose records are kept, also stopped ones.
     *
     * @param cluster the cluster
     * @return the tasks, in the order they were started
     */
    public List<TaskState> tasksOf(ClusterState cluster) {
        tasks.forgetOldTasks();
        return List.copyOf(cluster.tasks());
    }

    /**
     * Creates a cluster; one that is ACTIVE already is returned as it is. Source: documented: CreateCluster.
     *
     * @param name its short name
     * @return the cluster
     */
    public ClusterState createCluster(String name) {
        ClusterState existing = clusters.get(name);
        if (existing != null && existing.status == ClusterStatus.ACTIVE) {
            return existing;
        }
        ClusterState cluster = new ClusterState(new ClusterArn(settings.scope(), name));
        clusters.remove(name); // so that the new one comes last, in the order of creation
        clusters.put(name, cluster);
        journal.write(new ClusterEvent.Created(cluster.arn()));
        return cluster;
    }

    /**
     * Deletes a cluster, which turns INACTIVE. Nothing happens to one that is INACTIVE already.
     *
     * @param cluster the cluster
     * @throws RefusedCall if it still has services or tasks
     */
    public void deleteCluster(ClusterState cluster) {
        if (cluster.status == ClusterStatus.INACTIVE) {
            return;
        }
        // observed: both texts, irrespective of protection
        if (cluster.services.values().stream().anyMatch(service -> service.status != ServiceStatus.INACTIVE)) {
            throw new RefusedCall(new EcsError(
                    "ClusterContainsServicesException",
                    400,
                    "The Cluster cannot be deleted while Services are active."));
        }
        if (cluster.tasks.values().stream().anyMatch(task -> !task.isStopped())) {
            throw new RefusedCall(new EcsError(
                    "ClusterContainsTasksException", 400, "The Cluster cannot be deleted while Tasks are active."));
        }
        cluster.status = ClusterStatus.INACTIVE;
        journal.write(new ClusterEvent.Deleted(cluster.arn()));
    }

    /**
     * Creates a service and starts its tasks.
     *
     * @param cluster the cluster that hosts it
     * @param name its name
     * @param strategy how its number of tasks is found
     * @param desiredCount how many tasks it wants; for a daemon the number of container instances
     * @return the service
     * @throws RefusedCall if the cluster is INACTIVE or has such a service
     */
    public ServiceState createService(
            ClusterState cluster, String name, SchedulingStrategy strategy, int desiredCount) {
        requireActive(cluster);
        ServiceState existing = cluster.services.get(name);
        if (existing != null && existing.status != ServiceStatus.INACTIVE) {
            throw new RefusedCall(EcsError.invalidParameter("Creation of service was not idempotent."));
        }
        ServiceState service = new ServiceState(
                new ServiceArn(settings.scope(), cluster.name(), name),
                cluster,
                strategy,
                "ecs-svc/" + ids.nextDeploymentNumber(),
                settings.policies().get(ScaleInOrder.class));
        cluster.services.remove(name); // so that the new one comes last, in the order of creation
        cluster.services.put(name, service);
        service.desiredCount = desiredCount;
        journal.write(new ServiceEvent.Created(service.arn(), desiredCount));
        scheduler.scaled(service);
        return service;
    }

    /**
     * Starts a standalone task. Its group does not make it a service task, whatever it says.
     *
     * @param cluster the cluster that hosts it
     * @param group its group
     * @return the task
     * @throws RefusedCall if the cluster is INACTIVE
     */
    public TaskState runTask(ClusterState cluster, String group) {
        requireActive(cluster);
        return tasks.startStandalone(cluster, group);
    }

    private static void requireActive(ClusterState cluster) {
        if (cluster.status != ClusterStatus.ACTIVE) {
            throw new RefusedCall(EcsError.client("The referenced cluster was inactive.")); // observed: CreateService
        }
    }

    /**
     * Gives a service another desired count. A number below that of its protected tasks is accepted: the service then
     * keeps running more tasks than it wants. Source: documented: SEM.
     *
     * @param service the service
     * @param desiredCount how many tasks it wants
     * @throws RefusedCall if the service is not ACTIVE
     */
    public void scale(ServiceState service, int desiredCount) {
        if (service.status != ServiceStatus.ACTIVE) {
            throw new RefusedCall(new EcsError("ServiceNotActiveException", 400, "Service was not ACTIVE."));
        }
        int before = service.desiredCount;
        service.desiredCount = desiredCount;
        journal.write(new ServiceEvent.Scaled(service.arn(), before, desiredCount));
        scheduler.scaled(service);
    }

    /**
     * Deletes a service and stops its tasks, also protected ones: deletion is neither scale-in nor a deployment.
     *
     * @param service the service
     */
    public void deleteService(ServiceState service) { // assumed: U26
        if (service.status == ServiceStatus.INACTIVE) {
            return;
        }
        service.status = ServiceStatus.INACTIVE;
        service.desiredCount = 0;
        journal.write(new ServiceEvent.Deleted(service.arn()));
        List.copyOf(service.activeTasks())
                .forEach(task -> tasks.stop(task, StopCode.SERVICE_SCHEDULER_INITIATED, "Service was deleted"));
    }

    /**
     * Stops a task, also a protected one; its service starts another, unprotected. Nothing happens to a stopped task.
     *
     * @param task the task
     * @param code who stops it
     * @param reason why
     */
    public void stopTask(TaskState task, StopCode code, String reason) { // assumed: U25
        if (task.isStopping()) {
            return;
        }
        tasks.stop(task, code, reason);
        ServiceState service = task.serviceOrNull();
        if (service != null) {
            scheduler.taskStopped(service);
        }
    }
}
