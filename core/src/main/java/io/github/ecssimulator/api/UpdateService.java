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
 * Changes a service. A new task definition, another placement of its tasks, or force starts a deployment. Source:
 * documented: UpdateService.
 */
public final class UpdateService {
    private UpdateService() {}

    /** {@return a call with the members that are named; those that are not are absent} */
    public static Request request(UnaryOperator<UpdateServiceBuilder> members) {
        return Objects.requireNonNull(members, "members")
                .apply(UpdateServiceBuilder.request())
                .build();
    }

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param service the name or ARN of the service; required
     * @param desiredCount how many tasks it wants; absent leaves the number
     * @param taskDefinition what its tasks run from now on
     * @param capacityProviderStrategy which capacity providers its tasks use from now on
     * @param deploymentConfiguration how tasks are replaced
     * @param availabilityZoneRebalancing {@code ENABLED} or {@code DISABLED}; kept and answered
     * @param networkConfiguration the subnets and security groups from now on
     * @param placementConstraints where tasks may be placed; kept and answered
     * @param placementStrategy where tasks are placed first; kept and answered
     * @param platformVersion the Fargate platform version from now on
     * @param forceNewDeployment whether to deploy although nothing else changed
     * @param healthCheckGracePeriodSeconds how long failing load balancer checks are ignored; kept and answered
     * @param deploymentController who deploys; only the one that it has
     * @param enableExecuteCommand whether ExecuteCommand is allowed
     * @param enableECSManagedTags whether its new tasks get the tags of ECS itself
     * @param loadBalancers the load balancers from now on
     * @param propagateTags whose tags its new tasks get
     * @param serviceRegistries the service discovery registries from now on
     * @param serviceConnectConfiguration kept and answered; a change of it starts a deployment
     * @param volumeConfigurations kept and answered; a change of it starts a deployment
     * @param vpcLatticeConfigurations kept and answered; a change of it starts a deployment
     * @param monitoring how finely it is measured; kept and answered
     */
    @Builder(className = "UpdateServiceBuilder")
    public record Request(
            @Nullable String cluster,
            @Nullable String service,
            @Nullable Integer desiredCount,
            @Nullable String taskDefinition,
            @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
            @Nullable DeploymentConfiguration deploymentConfiguration,
            @Nullable String availabilityZoneRebalancing,
            @Nullable NetworkConfiguration networkConfiguration,
            @Nullable List<PlacementConstraint> placementConstraints,
            @Nullable List<PlacementStrategy> placementStrategy,
            @Nullable String platformVersion,
            @Nullable Boolean forceNewDeployment,
            @Nullable Integer healthCheckGracePeriodSeconds,
            @Nullable DeploymentController deploymentController,
            @Nullable Boolean enableExecuteCommand,
            @Nullable Boolean enableECSManagedTags,
            @Nullable List<LoadBalancer> loadBalancers,
            @Nullable String propagateTags,
            @Nullable List<ServiceRegistry> serviceRegistries,
            @Nullable ServiceConnectConfiguration serviceConnectConfiguration,
            @Nullable List<ServiceVolumeConfiguration> volumeConfigurations,
            @Nullable List<VpcLatticeConfiguration> vpcLatticeConfigurations,
            @Nullable Structure monitoring)
            implements EcsRequest<Response> {

        public Request {
            capacityProviderStrategy = Copies.listOrNull(capacityProviderStrategy);
            placementConstraints = Copies.listOrNull(placementConstraints);
            placementStrategy = Copies.listOrNull(placementStrategy);
            loadBalancers = Copies.listOrNull(loadBalancers);
            serviceRegistries = Copies.listOrNull(serviceRegistries);
            volumeConfigurations = Copies.listOrNull(volumeConfigurations);
            vpcLatticeConfigurations = Copies.listOrNull(vpcLatticeConfigurations);
        }
    }

    /**
     * The service as changed.
     *
     * @param service the service
     */
    public record Response(Service service) implements EcsResponse {}
}
