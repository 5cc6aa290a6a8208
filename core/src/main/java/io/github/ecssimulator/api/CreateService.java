package io.github.ecssimulator.api;

import io.github.ecssimulator.api.Service.DeploymentController;
import io.github.ecssimulator.api.Service.LoadBalancer;
import io.github.ecssimulator.api.Service.PlacementConstraint;
import io.github.ecssimulator.api.Service.PlacementStrategy;
import io.github.ecssimulator.api.Service.ServiceConnectConfiguration;
import io.github.ecssimulator.api.Service.ServiceRegistry;
import io.github.ecssimulator.api.Service.ServiceVolumeConfiguration;
import io.github.ecssimulator.api.Service.VpcLatticeConfiguration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/**
 * Creates a service and, unless its controller is EXTERNAL, starts its tasks. Source: documented: CreateService.
 */
public final class CreateService {
    private CreateService() {}

    /** {@return a call with the members that are named; those that are not are absent} */
    public static Request request(UnaryOperator<CreateServiceBuilder> members) {
        return Objects.requireNonNull(members, "members")
                .apply(CreateServiceBuilder.request())
                .build();
    }

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param serviceName the name, up to 255 letters, digits, hyphens and underscores; required
     * @param taskDefinition what its tasks run; required unless the controller is EXTERNAL
     * @param availabilityZoneRebalancing {@code ENABLED}, also when absent, or {@code DISABLED}; kept and answered
     * @param loadBalancers the load balancers; kept and answered
     * @param serviceRegistries the service discovery registries; kept and answered
     * @param desiredCount how many tasks it wants; required for REPLICA
     * @param clientToken makes a repeated call harmless, up to 36 characters
     * @param launchType on what its tasks run; answered with each task
     * @param capacityProviderStrategy which capacity providers its tasks use, instead of a launch type
     * @param platformVersion the Fargate platform version; kept and answered
     * @param role the role that speaks to the load balancer; kept and answered
     * @param deploymentConfiguration how tasks are replaced
     * @param placementConstraints where tasks may be placed; kept and answered
     * @param placementStrategy where tasks are placed first; kept and answered
     * @param networkConfiguration the subnets and security groups; kept and answered
     * @param healthCheckGracePeriodSeconds how long failing load balancer checks are ignored; kept and answered
     * @param schedulingStrategy {@code REPLICA} or {@code DAEMON}; absent means REPLICA
     * @param deploymentController who deploys; absent means ECS, and CODE_DEPLOY is refused
     * @param tags the tags of the service
     * @param enableECSManagedTags whether its tasks get the tags of ECS itself
     * @param propagateTags whose tags its tasks get: {@code SERVICE}, {@code TASK_DEFINITION} or {@code NONE}
     * @param enableExecuteCommand whether ExecuteCommand is allowed; answered with each task
     * @param serviceConnectConfiguration its service mesh; kept and answered
     * @param volumeConfigurations the volumes made for its tasks; kept and answered
     * @param vpcLatticeConfigurations its target groups of VPC Lattice; kept and answered
     * @param monitoring how finely it is measured; kept and answered
     */
    @Builder(className = "CreateServiceBuilder")
    public record Request(
            @Nullable String cluster,
            @Nullable String serviceName,
            @Nullable String taskDefinition,
            @Nullable String availabilityZoneRebalancing,
            @Nullable List<LoadBalancer> loadBalancers,
            @Nullable List<ServiceRegistry> serviceRegistries,
            @Nullable Integer desiredCount,
            @Nullable String clientToken,
            @Nullable String launchType,
            @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
            @Nullable String platformVersion,
            @Nullable String role,
            @Nullable DeploymentConfiguration deploymentConfiguration,
            @Nullable List<PlacementConstraint> placementConstraints,
            @Nullable List<PlacementStrategy> placementStrategy,
            @Nullable NetworkConfiguration networkConfiguration,
            @Nullable Integer healthCheckGracePeriodSeconds,
            @Nullable String schedulingStrategy,
            @Nullable DeploymentController deploymentController,
            @Nullable List<Tag> tags,
            @Nullable Boolean enableECSManagedTags,
            @Nullable String propagateTags,
            @Nullable Boolean enableExecuteCommand,
            @Nullable ServiceConnectConfiguration serviceConnectConfiguration,
            @Nullable List<ServiceVolumeConfiguration> volumeConfigurations,
            @Nullable List<VpcLatticeConfiguration> vpcLatticeConfigurations,
            @Nullable Structure monitoring)
            implements EcsRequest<Response> {

        public Request {
            loadBalancers = Copies.listOrNull(loadBalancers);
            serviceRegistries = Copies.listOrNull(serviceRegistries);
            capacityProviderStrategy = Copies.listOrNull(capacityProviderStrategy);
            placementConstraints = Copies.listOrNull(placementConstraints);
            placementStrategy = Copies.listOrNull(placementStrategy);
            tags = Copies.listOrNull(tags);
            volumeConfigurations = Copies.listOrNull(volumeConfigurations);
            vpcLatticeConfigurations = Copies.listOrNull(vpcLatticeConfigurations);
        }
    }

    /**
     * The service as created.
     *
     * @param service the service
     */
    public record Response(Service service) implements EcsResponse {}
}
