package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.CapacityProviderStrategyItem;
import io.github.ecssimulator.api.NetworkConfiguration;
import io.github.ecssimulator.api.Service.LoadBalancer;
import io.github.ecssimulator.api.Service.ServiceConnectConfiguration;
import io.github.ecssimulator.api.Service.ServiceRegistry;
import io.github.ecssimulator.api.Service.ServiceVolumeConfiguration;
import io.github.ecssimulator.api.Service.VpcLatticeConfiguration;
import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.api.Task.TaskOverride;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where and with what the tasks of a deployment run: with a launch type or else with a strategy. It is kept to be answered; of it only
 * the choice of a capacity provider happens here.
 */
public record LaunchOptions(
        @Nullable String launchType,
        @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy,
        @Nullable String platformVersion,
        @Nullable NetworkConfiguration networkConfiguration,
        List<LoadBalancer> loadBalancers,
        List<ServiceRegistry> serviceRegistries,
        AddOns addOns) {

    /** Returns what holds when nothing is said: the launch type EC2 and nothing else. */
    public static LaunchOptions defaults() { // documented: CreateService - EC2 where no launch type is given
        return new LaunchOptions("EC2", null, null, null, List.of(), List.of(), AddOns.none());
    }

    /** What the next task gets, of which so many were started before. */
    public TaskOptions forTask(int startedBefore, @Nullable TaskOverride overrides, boolean enableExecuteCommand) {
        String provider =
                capacityProviderStrategy == null ? null : providerOrNull(capacityProviderStrategy, startedBefore);
        return new TaskOptions(
                launchType, provider, platformVersion, overrides, enableExecuteCommand, networkConfiguration);
    }

    /**
     * documented: CapacityProviderStrategyItem - first the bases, then by weight; inferred - in turn, by how many tasks were
     * started before, where ECS counts those that run.
     */
    private static @Nullable String providerOrNull(List<CapacityProviderStrategyItem> strategy, int startedBefore) {
        int turn = startedBefore;
        for (CapacityProviderStrategyItem item : strategy) {
            if (turn < numberOf(item.base())) {
                return item.capacityProvider();
            }
            turn -= numberOf(item.base());
        }
        int weights =
                strategy.stream().mapToInt(item -> numberOf(item.weight())).sum();
        int place = weights == 0 ? 0 : turn % weights;
        for (CapacityProviderStrategyItem item : strategy) {
            if (place < numberOf(item.weight())) {
                return item.capacityProvider();
            }
            place -= numberOf(item.weight());
        }
        return strategy.isEmpty() ? null : strategy.get(0).capacityProvider();
    }

    private static int numberOf(@Nullable Integer value) {
        return value == null ? 0 : value;
    }

    /** What a deployment of a service was given beside that has no effect here; it is kept to be answered. */
    public record AddOns(
            @Nullable ServiceConnectConfiguration serviceConnect,
            @Nullable List<ServiceVolumeConfiguration> volumes,
            @Nullable List<VpcLatticeConfiguration> vpcLattice,
            @Nullable Structure monitoring) {

        /** No add-ons. */
        public static AddOns none() {
            return new AddOns(null, null, null, null);
        }

        /** Whether a deployment with these is the same. Source: documented: UpdateService - monitoring is not said to deploy. */
        public boolean deploysLike(AddOns other) {
            return Objects.equals(serviceConnect, other.serviceConnect)
                    && Objects.equals(volumes, other.volumes)
                    && Objects.equals(vpcLattice, other.vpcLattice);
        }

        /** These add-ons, but what was given anew. */
        public AddOns with(AddOns given) {
            return new AddOns(
                    given.serviceConnect == null ? serviceConnect : given.serviceConnect,
                    given.volumes == null ? volumes : given.volumes,
                    given.vpcLattice == null ? vpcLattice : given.vpcLattice,
                    given.monitoring == null ? monitoring : given.monitoring);
        }
    }
}
