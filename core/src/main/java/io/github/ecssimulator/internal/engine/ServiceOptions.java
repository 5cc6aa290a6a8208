package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.api.PlacementConstraint;
import io.github.ecssimulator.api.PlacementStrategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of the engine: what a service is told beside its settings. It is kept to be answered, and handed to its tasks.
 *
 * @param launch where and with what the tasks of its next deployment run
 * @param role the role that speaks to the load balancer, or {@code null}
 * @param placementConstraints where tasks may be placed
 * @param placementStrategy where tasks are placed first
 * @param healthCheckGracePeriodSeconds how long failing load balancer checks are ignored, or {@code null}
 * @param enableExecuteCommand whether ExecuteCommand is allowed
 * @param enableEcsManagedTags whether its tasks get the tags of ECS itself
 * @param propagateTags whose tags its tasks get
 */
public record ServiceOptions(
        LaunchOptions launch,
        @Nullable String role,
        List<PlacementConstraint> placementConstraints,
        List<PlacementStrategy> placementStrategy,
        @Nullable Integer healthCheckGracePeriodSeconds,
        boolean enableExecuteCommand,
        boolean enableEcsManagedTags,
        String propagateTags) {

    /**
     * Returns what holds when nothing is said.
     *
     * @return the launch type EC2, nothing switched on, and no tags for its tasks
     */
    public static ServiceOptions defaults() {
        return new ServiceOptions(LaunchOptions.defaults(), null, List.of(), List.of(), null, false, false, "NONE");
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
                propagateTags);
    }
}
