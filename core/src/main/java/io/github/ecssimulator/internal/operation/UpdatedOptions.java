package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CapacityProviderStrategyItem;
import io.github.ecssimulator.api.NetworkConfiguration;
import io.github.ecssimulator.api.UpdateService;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.ServiceAddOns;
import io.github.ecssimulator.internal.engine.ServiceOptions;
import io.github.ecssimulator.internal.engine.ServiceState;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What UpdateService makes of the options of a service. Absent members change nothing. */
final class UpdatedOptions {
    private UpdatedOptions() {}

    static ServiceOptions of(ServiceState service, UpdateService.Request request) {
        ServiceOptions before = service.options();
        LaunchReader.requireStrategy(request.capacityProviderStrategy(), LaunchReader.providersOf(service.cluster()));
        return new ServiceOptions(
                launch(before.launch(), request),
                before.role(),
                orBefore(request.placementConstraints(), before.placementConstraints()),
                orBefore(request.placementStrategy(), before.placementStrategy()),
                request.healthCheckGracePeriodSeconds() == null
                        ? before.healthCheckGracePeriodSeconds()
                        : request.healthCheckGracePeriodSeconds(),
                orBefore(request.enableExecuteCommand(), before.enableExecuteCommand()),
                orBefore(request.enableECSManagedTags(), before.enableEcsManagedTags()),
                orBefore(request.propagateTags(), before.propagateTags()),
                orBefore(request.availabilityZoneRebalancing(), before.availabilityZoneRebalancing()),
                DeploymentConfigurationReader.merged(
                        before.deploymentConfiguration(), request.deploymentConfiguration()));
    }

    private static <T> T orBefore(@Nullable T given, T before) {
        return given == null ? before : given;
    }

    private static LaunchOptions launch(LaunchOptions before, UpdateService.Request request) {
        List<CapacityProviderStrategyItem> strategy = request.capacityProviderStrategy();
        boolean toLaunchType = strategy != null && strategy.isEmpty(); // documented: UpdateService - back to it
        boolean toStrategy = strategy != null && !strategy.isEmpty();
        NetworkConfiguration network = LaunchReader.networkOrNull(request.networkConfiguration());
        String launchType = toStrategy ? null : toLaunchType ? backTo(before) : before.launchType();
        LaunchOptions next = new LaunchOptions(
                launchType,
                toStrategy ? LaunchReader.orZeros(strategy) : toLaunchType ? null : before.capacityProviderStrategy(),
                request.platformVersion() == null ? before.platformVersion() : request.platformVersion(),
                network == null ? before.networkConfiguration() : network,
                before.loadBalancers(),
                before.serviceRegistries(),
                before.addOns().with(addOns(request)));
        requireForce(before, next, request);
        return LaunchReader.with(next, request.loadBalancers(), request.serviceRegistries());
    }

    private static ServiceAddOns addOns(UpdateService.Request request) {
        return new ServiceAddOns(
                request.serviceConnectConfiguration(),
                request.volumeConfigurations(),
                request.vpcLatticeConfigurations(),
                request.monitoring());
    }

    /** inferred: switching back to the launch type is a change to the strategy, too. */
    private static void requireForce(LaunchOptions before, LaunchOptions next, UpdateService.Request request) {
        boolean changes = !Objects.equals(before.capacityProviderStrategy(), next.capacityProviderStrategy());
        if (changes && !Boolean.TRUE.equals(request.forceNewDeployment())) { // observed: UpdateService
            throw Refused.invalid(
                    "When switching from launch type to capacity provider strategy on an existing service,"
                            + " or making a change to a capacity provider strategy on a service that is already using one, you"
                            + " must force a new deployment.");
        }
    }

    private static String backTo(LaunchOptions before) { // inferred: the one that the strategy ran on
        return LaunchReader.isFargate(before) ? LaunchType.FARGATE : "EC2";
    }

    /** documented: UpdateService - which members start a deployment; inferred: only if they change something. */
    static boolean deploy(ServiceOptions before, ServiceOptions after) {
        LaunchOptions old = before.launch();
        LaunchOptions next = after.launch();
        return !Objects.equals(old.networkConfiguration(), next.networkConfiguration())
                || !Objects.equals(old.platformVersion(), next.platformVersion())
                || !old.loadBalancers().equals(next.loadBalancers())
                || !old.serviceRegistries().equals(next.serviceRegistries())
                || !old.addOns().deploysLike(next.addOns());
    }
}
