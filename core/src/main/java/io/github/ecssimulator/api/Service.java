package io.github.ecssimulator.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service as ECS describes it.
 *
 * @param serviceArn the ARN
 * @param serviceName the name
 * @param clusterArn the ARN of its cluster
 * @param loadBalancers the load balancers
 * @param serviceRegistries the service discovery registries
 * @param status {@code ACTIVE}, {@code DRAINING} or {@code INACTIVE}
 * @param desiredCount how many tasks it wants
 * @param runningCount how many of its tasks are in RUNNING
 * @param pendingCount how many of its tasks are on their way to RUNNING
 * @param launchType on what its tasks run; absent with a strategy
 * @param capacityProviderStrategy which capacity providers its tasks use
 * @param platformVersion the Fargate platform version
 * @param platformFamily the operating system of Fargate tasks
 * @param taskDefinition the ARN of what its tasks run; absent for the EXTERNAL controller
 * @param deploymentConfiguration how it replaces its tasks
 * @param taskSets its task sets; absent unless its controller is EXTERNAL
 * @param deployments its deployments, the latest first
 * @param roleArn the role that speaks to the load balancer
 * @param events its last hundred events, the latest first
 * @param createdAt when it was created
 * @param currentServiceDeployment the ARN of the deployment that is in progress; absent when there is none
 * @param currentServiceRevisions the revisions that its tasks run; absent unless ECS deploys
 * @param placementConstraints where its tasks may be placed
 * @param placementStrategy where its tasks are placed first
 * @param networkConfiguration the subnets and security groups
 * @param healthCheckGracePeriodSeconds how long failing load balancer checks are ignored
 * @param schedulingStrategy {@code REPLICA} or {@code DAEMON}
 * @param deploymentController who deploys
 * @param tags the tags; absent unless asked for
 * @param enableECSManagedTags whether its tasks get the tags of ECS itself
 * @param propagateTags whose tags its tasks get
 * @param enableExecuteCommand whether ExecuteCommand is allowed
 * @param availabilityZoneRebalancing {@code ENABLED} or {@code DISABLED}; without effect
 * @param createdBy who created it
 * @param resourceManagementType {@code CUSTOMER}
 */
public record Service(
        String serviceArn,
        String serviceName,
        String clusterArn,
        List<LoadBalancer> loadBalancers,
        List<ServiceRegistry> serviceRegistries,
        String status,
        int desiredCount,
        int runningCount,
        int pendingCount,
        @Nullable String launchType,
        @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String platformVersion,
        @Nullable String platformFamily,
        @Nullable String taskDefinition,
        @Nullable DeploymentConfiguration deploymentConfiguration,
        @Nullable List<TaskSet> taskSets,
        List<Deployment> deployments,
        @Nullable String roleArn,
        List<ServiceEvent> events,
        Instant createdAt,
        @Nullable String currentServiceDeployment,
        @Nullable List<ServiceCurrentRevisionSummary> currentServiceRevisions,
        List<PlacementConstraint> placementConstraints,
        List<PlacementStrategy> placementStrategy,
        @Nullable NetworkConfiguration networkConfiguration,
        @Nullable Integer healthCheckGracePeriodSeconds,
        String schedulingStrategy,
        @Nullable DeploymentController deploymentController,
        @Nullable List<Tag> tags,
        boolean enableECSManagedTags,
        String propagateTags,
        boolean enableExecuteCommand,
        @Nullable String availabilityZoneRebalancing,
        @Nullable String createdBy,
        @Nullable String resourceManagementType) {

    public Service {
        loadBalancers = List.copyOf(loadBalancers);
        serviceRegistries = List.copyOf(serviceRegistries);
        capacityProviderStrategy = Copies.listOrNull(capacityProviderStrategy);
        taskSets = Copies.listOrNull(taskSets);
        deployments = List.copyOf(deployments);
        events = List.copyOf(events);
        currentServiceRevisions = Copies.listOrNull(currentServiceRevisions);
        placementConstraints = List.copyOf(placementConstraints);
        placementStrategy = List.copyOf(placementStrategy);
        tags = Copies.listOrNull(tags);
    }
}
