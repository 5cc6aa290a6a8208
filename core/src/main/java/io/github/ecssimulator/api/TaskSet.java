package io.github.ecssimulator.api;

import io.github.ecssimulator.api.Service.LoadBalancer;
import io.github.ecssimulator.api.Service.ServiceRegistry;
import java.time.Instant;
import java.util.List;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A task set as ECS describes it.
 *
 * @param id the id, {@code ecs-svc/} and a number
 * @param taskSetArn the ARN
 * @param serviceArn the ARN of its service
 * @param clusterArn the ARN of its cluster
 * @param startedBy who started its tasks
 * @param externalId the caller's own id
 * @param status {@code PRIMARY}, {@code ACTIVE} or {@code DRAINING}
 * @param taskDefinition the ARN of what its tasks run
 * @param computedDesiredCount how many tasks it wants
 * @param pendingCount how many of its tasks are on their way to RUNNING
 * @param runningCount how many of its tasks are in RUNNING
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 * @param launchType on what its tasks run
 * @param capacityProviderStrategy which capacity providers its tasks use
 * @param platformVersion the Fargate platform version
 * @param platformFamily the operating system of Fargate tasks
 * @param networkConfiguration the subnets and security groups
 * @param loadBalancers the load balancers
 * @param serviceRegistries the service discovery registries
 * @param scale which part of the service's desired count it runs
 * @param stabilityStatus {@code STEADY_STATE} or {@code STABILIZING}
 * @param stabilityStatusAt since when it is in that stability
 * @param tags the tags; absent unless asked for
 */
@Builder
public record TaskSet(
        String id,
        String taskSetArn,
        String serviceArn,
        String clusterArn,
        @Nullable String startedBy,
        @Nullable String externalId,
        String status,
        @Nullable String taskDefinition,
        int computedDesiredCount,
        int pendingCount,
        int runningCount,
        Instant createdAt,
        Instant updatedAt,
        @Nullable String launchType,
        @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String platformVersion,
        @Nullable String platformFamily,
        @Nullable NetworkConfiguration networkConfiguration,
        List<LoadBalancer> loadBalancers,
        List<ServiceRegistry> serviceRegistries,
        @Nullable Scale scale,
        @Nullable String stabilityStatus,
        @Nullable Instant stabilityStatusAt,
        @Nullable List<Tag> tags) {

    public TaskSet {
        capacityProviderStrategy = Copies.listOrNull(capacityProviderStrategy);
        loadBalancers = List.copyOf(loadBalancers);
        serviceRegistries = List.copyOf(serviceRegistries);
        tags = Copies.listOrNull(tags);
    }

    /**
     * Which part of a service's desired count a task set runs.
     *
     * @param value the part, 0 to 100
     * @param unit {@code PERCENT}
     */
    public record Scale(@Nullable Double value, @Nullable String unit) {

        public Scale {
            value = Copies.plainOrNull(value);
        }
    }
}
