package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.DeploymentConfiguration;
import io.github.ecssimulator.api.Service.PlacementConstraint;
import io.github.ecssimulator.api.Service.PlacementStrategy;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.ServiceSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service is told beside its settings: the launch is that of its next deployment. It is kept to be answered, and handed to its
 * tasks; Availability Zone rebalancing, {@code ENABLED} or {@code DISABLED}, and the deployment configuration have no effect here.
 */
public record ServiceOptions(
        LaunchOptions launch,
        @Nullable String role,
        List<PlacementConstraint> placementConstraints,
        List<PlacementStrategy> placementStrategy,
        @Nullable Integer healthCheckGracePeriodSeconds,
        boolean enableExecuteCommand,
        boolean enableEcsManagedTags,
        String propagateTags,
        String availabilityZoneRebalancing,
        @Nullable DeploymentConfiguration deploymentConfiguration) {

    /** Returns what holds when nothing is said: the launch type EC2, nothing switched on, and no tags for its tasks. */
    public static ServiceOptions defaults(ServiceSettings settings) {
        LaunchOptions launch = LaunchOptions.defaults();
        String rebalancing = usualRebalancing(settings, launch);
        return new ServiceOptions(launch, null, List.of(), List.of(), null, false, false, "NONE", rebalancing, null);
    }

    ServiceOptions with(LaunchOptions other) {
        return new ServiceOptions(
                other,
                role,
                placementConstraints,
                placementStrategy,
                healthCheckGracePeriodSeconds,
                enableExecuteCommand,
                enableEcsManagedTags,
                propagateTags,
                availabilityZoneRebalancing,
                deploymentConfiguration);
    }

    /**
     * Tells whether a new service uses Availability Zone rebalancing that says nothing of it: {@code ENABLED}, but
     * for a service that cannot use it.
     */
    public static String usualRebalancing(ServiceSettings settings, LaunchOptions launch) {
        return canRebalance(settings.schedulingStrategy(), settings.deployment(), launch)
                ? "ENABLED"
                : "DISABLED"; // documented: CreateService; observed: in 2026
    }

    /** Tells whether a service can use Availability Zone rebalancing: nothing is in the way. */
    public static boolean canRebalance( // documented: REBAL
            SchedulingStrategy strategy, DeploymentSettings deployment, LaunchOptions launch) {
        return strategy == SchedulingStrategy.REPLICA
                && deployment.maximumPercent() > 100
                && !"EXTERNAL".equals(launch.launchType());
    }
}
