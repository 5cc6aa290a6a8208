package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.CreateClusterRequest;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.model.ClusterArn;
import io.github.ecssimulator.model.ClusterStatus;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.TaskId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One piece of the engine: a cluster as it stands. Only the engine changes it, under the lock of the world. */
public final class ClusterState {
    private final ClusterArn arn;
    private final @Nullable CreateClusterRequest createdWith;
    private final Tags tags = new Tags();
    final Map<String, ServiceState> services = new LinkedHashMap<>();
    final Map<TaskId, TaskState> tasks = new LinkedHashMap<>();
    ClusterStatus status = ClusterStatus.ACTIVE;

    ClusterState(ClusterArn arn, @Nullable CreateClusterRequest createdWith) {
        this.arn = arn;
        this.createdWith = createdWith;
    }

    /**
     * Returns the call that created the cluster.
     *
     * @return the request, or {@code null} if no call did
     */
    public @Nullable CreateClusterRequest createdWithOrNull() {
        return createdWith;
    }

    /**
     * Returns the tags.
     *
     * @return the tags; a live object
     */
    public Tags tags() {
        return tags;
    }

    /**
     * Returns the ARN of the cluster.
     *
     * @return the ARN
     */
    public ClusterArn arn() {
        return arn;
    }

    /**
     * Returns the short name of the cluster.
     *
     * @return the name
     */
    public String name() {
        return arn.clusterName();
    }

    /**
     * Returns whether the cluster can be used.
     *
     * @return the status
     */
    public ClusterStatus status() {
        return status;
    }

    /**
     * Returns the tasks whose records are kept, also stopped ones.
     *
     * @return the tasks, in the order they were started; a live view
     */
    public Collection<TaskState> tasks() {
        return tasks.values();
    }

    /**
     * Returns the services, also deleted ones.
     *
     * @return the services, in the order they were created; a live view
     */
    public Collection<ServiceState> services() {
        return services.values();
    }

    /**
     * Finds a task whose record is kept.
     *
     * @param id the id
     * @return the task, or {@code null}
     */
    public @Nullable TaskState taskOrNull(TaskId id) {
        return tasks.get(id);
    }

    /**
     * Finds a service.
     *
     * @param name its name
     * @return the service, or {@code null}
     */
    public @Nullable ServiceState serviceOrNull(String name) {
        return services.get(name);
    }

    void requireActive() {
        if (status != ClusterStatus.ACTIVE) {
            throw new RefusedCall(EcsError.client("The referenced cluster was inactive.")); // observed: CreateService
        }
    }

    /** Insists that nothing is left; observed: both texts, irrespective of protection. */
    void requireEmpty() {
        if (services.values().stream().anyMatch(service -> service.status != ServiceStatus.INACTIVE)) {
            throw new RefusedCall(new EcsError(
                    "ClusterContainsServicesException",
                    400,
                    "The Cluster cannot be deleted while Services are active."));
        }
        if (tasks.values().stream().anyMatch(task -> !task.isStopped())) {
            throw new RefusedCall(new EcsError(
                    "ClusterContainsTasksException", 400, "The Cluster cannot be deleted while Tasks are active."));
        }
    }

    @Override
    public String toString() {
        return "cluster " + name();
    }
}
