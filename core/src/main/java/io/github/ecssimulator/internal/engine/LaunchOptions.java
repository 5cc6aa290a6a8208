package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.CapacityProviderStrategyItem;
import io.github.ecssimulator.api.NetworkConfiguration;
import io.github.ecssimulator.api.Service.LoadBalancer;
import io.github.ecssimulator.api.Service.ServiceRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and with what the tasks of a deployment run. It is kept to be answered; of it only the choice of a capacity
 * provider happens here.
 *
 * @param launchType the launch type, or {@code null} with a strategy
 * @param capacityProviderStrategy the strategy, or {@code null} with a launch type
 * @param platformVersion the Fargate platform version, or {@code null}
 * @param networkConfiguration subnets and security groups, or {@code null}
 * @param loadBalancers the load balancers
 * @param serviceRegistries the service discovery registries
 * @param addOns what a service was given beside
 */
public record LaunchOptions(
        @Nullable String launchType,
        @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String platformVersion,
        @Nullable NetworkConfiguration networkConfiguration,
        List<LoadBalancer> loadBalancers,
        List<ServiceRegistry> serviceRegistries,
        ServiceAddOns addOns) {

    /** Returns what holds when nothing is said: the launch type EC2 and nothing else. */
    public static LaunchOptions defaults() { // documented: CreateService - EC2 where no launch type is given
        return new LaunchOptions("EC2", null, null, null, List.of(), List.of(), ServiceAddOns.none());
    }

    /** What the next task of a deployment gets, of which so many were started before. */
    TaskOptions forTask(int startedBefore, boolean enableExecuteCommand) {
        String provider = capacityProviderStrategy == null
                ? null
                : CapacityProviderChoice.of(capacityProviderStrategy, startedBefore);
        return new TaskOptions(launchType, provider, platformVersion, null, enableExecuteCommand, networkConfiguration);
    }
}
