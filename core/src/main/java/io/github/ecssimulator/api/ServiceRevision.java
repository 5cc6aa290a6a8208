package io.github.ecssimulator.api;

import io.github.ecssimulator.api.Service.LoadBalancer;
import io.github.ecssimulator.api.Service.ServiceConnectConfiguration;
import io.github.ecssimulator.api.Service.ServiceRegistry;
import io.github.ecssimulator.api.Service.ServiceVolumeConfiguration;
import io.github.ecssimulator.api.Service.VpcLatticeConfiguration;
import java.time.Instant;
import java.util.List;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/**
 * What one deployment of a service puts in place; it never changes.
 *
 * @param serviceRevisionArn the ARN
 * @param serviceArn the ARN of the service
 * @param clusterArn the ARN of the cluster
 * @param taskDefinition the ARN of what its tasks run
 * @param capacityProviderStrategy which capacity providers its tasks use
 * @param launchType on what its tasks run; absent with a strategy
 * @param platformVersion the Fargate platform version
 * @param platformFamily the operating system of Fargate tasks
 * @param loadBalancers the load balancers
 * @param serviceRegistries the service discovery registries
 * @param networkConfiguration the subnets and security groups
 * @param containerImages the images of its containers
 * @param guardDutyEnabled always false
 * @param serviceConnectConfiguration the service mesh of the service
 * @param volumeConfigurations the volumes made for its tasks
 * @param vpcLatticeConfigurations the target groups of VPC Lattice
 * @param monitoring what is measured of its tasks
 * @param createdAt when it was made
 */
@Builder
public record ServiceRevision(
        String serviceRevisionArn,
        String serviceArn,
        String clusterArn,
        String taskDefinition,
        @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String launchType,
        @Nullable String platformVersion,
        @Nullable String platformFamily,
        List<LoadBalancer> loadBalancers,
        List<ServiceRegistry> serviceRegistries,
        @Nullable NetworkConfiguration networkConfiguration,
        List<ContainerImage> containerImages,
        boolean guardDutyEnabled,
        @Nullable ServiceConnectConfiguration serviceConnectConfiguration,
        @Nullable List<ServiceVolumeConfiguration> volumeConfigurations,
        @Nullable List<VpcLatticeConfiguration> vpcLatticeConfigurations,
        @Nullable Structure monitoring,
        Instant createdAt) {

    public ServiceRevision {
        capacityProviderStrategy = Copies.listOrNull(capacityProviderStrategy);
        loadBalancers = List.copyOf(loadBalancers);
        serviceRegistries = List.copyOf(serviceRegistries);
        containerImages = List.copyOf(containerImages);
        volumeConfigurations = Copies.listOrNull(volumeConfigurations);
        vpcLatticeConfigurations = Copies.listOrNull(vpcLatticeConfigurations);
    }

    /**
     * The image of a container.
     *
     * @param containerName the container
     * @param image the image
     */
    public record ContainerImage(
            @Nullable String containerName, @Nullable String image) {}
}
