package io.github.ecssimulator.api;

import io.github.ecssimulator.api.ContainerDefinition.LogConfiguration;
import java.time.Instant;
import java.util.List;
import org.jilt.Builder;
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
@Builder
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

    /**
     * A deployment of a service as DescribeServices tells it.
     *
     * @param id the id, {@code ecs-svc/} and a number
     * @param status {@code PRIMARY}, {@code ACTIVE} or {@code INACTIVE}
     * @param taskDefinition the ARN of what its tasks run
     * @param desiredCount how many tasks it wants
     * @param pendingCount how many of its tasks are on their way to RUNNING
     * @param runningCount how many of its tasks are in RUNNING
     * @param failedTasks how many of its tasks failed in a row
     * @param createdAt when it began
     * @param updatedAt when it was last changed
     * @param capacityProviderStrategy which capacity providers its tasks use
     * @param launchType on what its tasks run; absent with a strategy
     * @param platformVersion the Fargate platform version
     * @param platformFamily the operating system of Fargate tasks
     * @param networkConfiguration the subnets and security groups
     * @param rolloutState {@code IN_PROGRESS}, {@code COMPLETED} or {@code FAILED}; absent unless ECS deploys
     * @param rolloutStateReason why it is in that state
     * @param serviceConnectConfiguration the service mesh of the service
     * @param volumeConfigurations the volumes made for its tasks
     * @param vpcLatticeConfigurations the target groups of VPC Lattice
     */
    @Builder
    public record Deployment(
            String id,
            String status,
            @Nullable String taskDefinition,
            int desiredCount,
            int pendingCount,
            int runningCount,
            int failedTasks,
            Instant createdAt,
            Instant updatedAt,
            @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
            @Nullable String launchType,
            @Nullable String platformVersion,
            @Nullable String platformFamily,
            @Nullable NetworkConfiguration networkConfiguration,
            @Nullable String rolloutState,
            @Nullable String rolloutStateReason,
            @Nullable ServiceConnectConfiguration serviceConnectConfiguration,
            @Nullable List<ServiceVolumeConfiguration> volumeConfigurations,
            @Nullable List<VpcLatticeConfiguration> vpcLatticeConfigurations) {

        public Deployment {
            capacityProviderStrategy = Copies.listOrNull(capacityProviderStrategy);
            volumeConfigurations = Copies.listOrNull(volumeConfigurations);
            vpcLatticeConfigurations = Copies.listOrNull(vpcLatticeConfigurations);
        }
    }

    /**
     * Who deploys a service.
     *
     * @param type {@code ECS} or {@code EXTERNAL}; CODE_DEPLOY is refused, since it is not modelled
     */
    public record DeploymentController(@Nullable String type) {}

    /**
     * A load balancer of a service; kept and answered, since the traffic is not modelled.
     *
     * @param targetGroupArn the ARN of the target group
     * @param loadBalancerName the name of a classic load balancer
     * @param containerName the container that takes the traffic
     * @param containerPort the port of that container
     * @param advancedConfiguration what a blue/green deployment needs
     */
    public record LoadBalancer(
            @Nullable String targetGroupArn,
            @Nullable String loadBalancerName,
            @Nullable String containerName,
            @Nullable Integer containerPort,
            @Nullable AdvancedConfiguration advancedConfiguration) {}

    /**
     * What a load balancer needs for a blue/green deployment; kept and answered, since the traffic is not modelled.
     *
     * @param alternateTargetGroupArn the target group of the other revision
     * @param productionListenerRule the ARN of the rule for production traffic
     * @param testListenerRule the ARN of the rule for test traffic
     * @param roleArn the role that changes the rules
     */
    public record AdvancedConfiguration(
            @Nullable String alternateTargetGroupArn,
            @Nullable String productionListenerRule,
            @Nullable String testListenerRule,
            @Nullable String roleArn) {}

    /**
     * A service discovery registry; kept and answered, without effect.
     *
     * @param registryArn the ARN
     * @param port the port of the record
     * @param containerName the container
     * @param containerPort the port of the container
     */
    public record ServiceRegistry(
            @Nullable String registryArn,
            @Nullable Integer port,
            @Nullable String containerName,
            @Nullable Integer containerPort) {}

    /**
     * Where the tasks of a service may be placed; kept and answered, since every container instance has room.
     *
     * @param type {@code distinctInstance} or {@code memberOf}
     * @param expression which instances qualify
     */
    public record PlacementConstraint(
            @Nullable String type, @Nullable String expression) {}

    /**
     * Where the tasks of a service are placed first; kept and answered, since every container instance has room.
     *
     * @param type {@code random}, {@code spread} or {@code binpack}
     * @param field over which attribute
     */
    public record PlacementStrategy(
            @Nullable String type, @Nullable String field) {}

    /**
     * The service mesh of a service; kept and answered. Giving it starts a deployment.
     *
     * @param enabled whether the service takes part; required
     * @param namespace the namespace
     * @param services the ports that others may call; kept and answered
     * @param logConfiguration where the log of the proxy goes; kept and answered
     * @param accessLogConfiguration what the proxy logs of requests; kept and answered
     */
    public record ServiceConnectConfiguration(
            @Nullable Boolean enabled,
            @Nullable String namespace,
            @Nullable List<Structure> services,
            @Nullable LogConfiguration logConfiguration,
            @Nullable Structure accessLogConfiguration) {

        public ServiceConnectConfiguration {
            services = Copies.listOrNull(services);
        }
    }

    /**
     * A volume that is made when a task starts; kept and answered. Giving it starts a deployment.
     *
     * @param name the name of the volume in the task definition; required
     * @param managedEBSVolume the volume; kept and answered
     */
    public record ServiceVolumeConfiguration(
            @Nullable String name, @Nullable Structure managedEBSVolume) {}

    /**
     * A target group of VPC Lattice; kept and answered. Giving it starts a deployment.
     *
     * @param roleArn the role that registers targets; required
     * @param targetGroupArn the ARN of the target group; required
     * @param portName the name of the port mapping; required
     */
    public record VpcLatticeConfiguration(
            @Nullable String roleArn,
            @Nullable String targetGroupArn,
            @Nullable String portName) {}

    /**
     * A message in a service's list of events. The journal's own events of services are in another package.
     *
     * @param id the id, a UUID
     * @param createdAt when it was written
     * @param message the text
     */
    public record ServiceEvent(String id, Instant createdAt, String message) {}

    /**
     * How many tasks a service runs of one revision.
     *
     * @param arn the ARN of the revision
     * @param requestedTaskCount how many are wanted
     * @param runningTaskCount how many are in RUNNING
     * @param pendingTaskCount how many are on their way to RUNNING
     */
    public record ServiceCurrentRevisionSummary(
            String arn, int requestedTaskCount, int runningTaskCount, int pendingTaskCount) {}
}
