package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CapacityProviderStrategyItem;
import io.github.ecssimulator.api.Service.PlacementStrategy;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.ServiceOptions;
import io.github.ecssimulator.model.ServiceSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks that CreateService and UpdateService share. */
final class ServiceRequests {
    private static final List<String> PROPAGATE_TAGS = List.of("SERVICE", "TASK_DEFINITION", "NONE");

    private ServiceRequests() {}

    static void check(@Nullable String rebalancing, @Nullable String propagateTags, @Nullable Integer desired) {
        Refused.unlessOneOf("availabilityZoneRebalancing", rebalancing, List.of("ENABLED", "DISABLED"));
        Refused.unlessOneOf("propagateTags", propagateTags, PROPAGATE_TAGS);
        Refused.unlessBetween("desiredCount", desired, 0, Integer.MAX_VALUE);
    }

    /** Refuses rebalancing where it was asked for and cannot be. Source: documented: REBAL; inferred: the text. */
    static void requireRebalancing(@Nullable String rebalancing, ServiceSettings settings, LaunchOptions launch) {
        if ("ENABLED".equals(rebalancing) && !ServiceOptions.canRebalance(settings, launch)) {
            throw Refused.invalid("Availability Zone rebalancing is not supported for services that use the DAEMON"
                    + " scheduling strategy, the EXTERNAL launch type or a maximumPercent of 100.");
        }
    }

    /** Refuses what a daemon service cannot have. */
    static void checkDaemon(
            @Nullable Integer desiredCount,
            @Nullable List<PlacementStrategy> placementStrategy,
            @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy) {
        if (desiredCount != null) { // observed: CreateService, UpdateService
            throw Refused.invalid("The daemon scheduling strategy does not support a desired count for services."
                    + " Remove the desired count value and try again");
        }
        if (placementStrategy != null && !placementStrategy.isEmpty()) { // observed: UpdateService
            throw Refused.invalid("The daemon scheduling strategy does not support placement strategies."
                    + " Remove the placement strategy and try again");
        }
        if (capacityProviderStrategy != null && !capacityProviderStrategy.isEmpty()) { // observed: CreateService
            throw Refused.invalid("Specifying a capacity provider strategy is not supported when you create a service"
                    + " using the DAEMON scheduling strategy.");
        }
    }
}
