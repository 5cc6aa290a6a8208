package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.CreateCluster;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.model.ClusterArn;
import io.github.ecssimulator.model.ClusterStatus;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.TaskId;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A cluster as it stands. Only the engine changes it, under the lock of the world. */
public final class ClusterState {
    private final ClusterArn arn;
    private final CreateCluster.@Nullable Request createdWith;
    private final Tags tags = new Tags();
    private final Map<String, ServiceState> services = new LinkedHashMap<>();
    // Apart, so that who lists the ones need not walk over the others.
    private final TaskShelf going = new TaskShelf();
    private final TaskShelf stopping = new TaskShelf();
    private final SortedChunks<TaskState> tasksInOrderOfIds = new SortedChunks<>(Comparator.comparing(TaskState::id));
    private final TaskIndex tasksById = new TaskIndex();
    private final Map<String, TaskCounts> countsByLaunchType = new LinkedHashMap<>();
    private final Map<String, ContainerInstanceState> instances = new LinkedHashMap<>();
    private ClusterStatus status = ClusterStatus.ACTIVE;

    ClusterState(ClusterArn arn, CreateCluster.@Nullable Request createdWith) {
        this.arn = arn;
        this.createdWith = createdWith;
    }

    /** Returns the call that created the cluster, or {@code null} if no call did. */
    public CreateCluster.@Nullable Request createdWithOrNull() {
        return createdWith;
    }

    public Tags tags() {
        return tags;
    }

    public ClusterArn arn() {
        return arn;
    }

    public String name() {
        return arn.clusterName();
    }

    public ClusterStatus status() {
        return status;
    }

    /** Returns the tasks whose records are kept, also stopped ones, in the order they were started; a live view. */
    public Stream<TaskState> tasks() {
        return StreamSupport.stream(
                new Merged<>(List.of(going.after(null), stopping.after(null))).spliterator(), false);
    }

    /** Returns the tasks that were not told to stop; a live object. */
    public TaskShelf going() {
        return going;
    }

    /** Returns the tasks that were told to stop; a live object. */
    public TaskShelf stopping() {
        return stopping;
    }

    /** Returns the tasks whose ids, and so whose ARNs, are behind that of one, or all; in the order of ids; a live view. */
    public Iterable<TaskState> tasksByIdAfter(@Nullable TaskState task) {
        return tasksInOrderOfIds.after(task);
    }

    void add(TaskState task) {
        (task.isStopping() ? stopping : going).add(task);
        tasksInOrderOfIds.add(task);
        tasksById.add(task);
        task.join();
    }

    /** One of its tasks was told to stop. */
    void toldToStop(TaskState task) {
        going.remove(task);
        stopping.add(task);
    }

    /** Keeps its record no longer. */
    void forget(TaskState task) {
        stopping.remove(task);
        tasksInOrderOfIds.remove(task);
        tasksById.remove(task);
    }

    TaskCounts countsOf(String launchType) {
        return countsByLaunchType.computeIfAbsent(launchType, each -> new TaskCounts());
    }

    /** Returns the counts of its tasks by the launch type that they show; a live view. */
    public Map<String, TaskCounts> countsByLaunchType() {
        return Collections.unmodifiableMap(countsByLaunchType);
    }

    /** Returns the services, also deleted ones, in the order they were created; a live view. */
    public Collection<ServiceState> services() {
        return services.values();
    }

    /** Finds a task whose record is kept. */
    public @Nullable TaskState taskOrNull(TaskId id) {
        return tasksById.findOrNull(id);
    }

    public @Nullable ServiceState serviceOrNull(String name) {
        return services.get(name);
    }

    /** Returns the container instances, also those that were taken out; a live view. */
    public Collection<ContainerInstanceState> instances() {
        return instances.values();
    }

    public @Nullable ContainerInstanceState instanceOrNull(String id) {
        return instances.get(id);
    }

    /** Whether calls say which container instances there are. */
    public boolean hasRegisteredInstances() {
        return instances.values().stream().anyMatch(instance -> instance.registeredWithOrNull() != null);
    }

    /** A service that comes again is listed last. */
    void add(ServiceState service) {
        services.remove(service.name());
        services.put(service.name(), service);
    }

    void add(ContainerInstanceState instance) {
        instances.put(instance.id(), instance);
    }

    /** documented: CreateService - a daemon has a task on each instance; ours: the test says how many until one is registered. */
    int tasksWanted(SchedulingStrategy strategy, int otherwise) {
        return strategy == SchedulingStrategy.DAEMON && hasRegisteredInstances()
                ? (int) instances.values().stream()
                        .filter(instance -> instance.status() == ContainerInstanceState.Status.ACTIVE)
                        .count()
                : otherwise;
    }

    void delete() {
        status = ClusterStatus.INACTIVE;
    }

    void requireActive() {
        if (status != ClusterStatus.ACTIVE) {
            throw Refused.clusterInactive(EcsError::client);
        }
    }

    /** Insists that nothing is left; observed: both texts, irrespective of protection. */
    void requireEmpty() {
        if (services.values().stream().anyMatch(service -> service.status() != ServiceStatus.INACTIVE)) {
            throw Refused.of(
                    "ClusterContainsServicesException", "The Cluster cannot be deleted while Services are active.");
        }
        if (countsByLaunchType.values().stream().anyMatch(counts -> counts.alive() > 0)) {
            throw Refused.of("ClusterContainsTasksException", "The Cluster cannot be deleted while Tasks are active.");
        }
        if (hasRegisteredInstances()
                && instances.values().stream()
                        .anyMatch(each -> each.status() != ContainerInstanceState.Status.INACTIVE)) {
            throw Refused.of( // documented: DeleteCluster - the code; inferred: the text
                    "ClusterContainsContainerInstancesException",
                    "The Cluster cannot be deleted while Container Instances are active or draining.");
        }
    }

    @Override
    public String toString() {
        return "cluster " + name();
    }
}
