package io.github.ecssimulator.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
