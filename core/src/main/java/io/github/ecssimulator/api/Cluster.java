package io.github.ecssimulator.api;

import java.util.List;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as ECS describes it.
 *
 * @param clusterArn the ARN
 * @param clusterName the short name
 * @param status {@code ACTIVE} or {@code INACTIVE}
 * @param registeredContainerInstancesCount how many container instances it has that are ACTIVE or DRAINING
 * @param runningTasksCount how many tasks are in RUNNING
 * @param pendingTasksCount how many tasks are on their way to RUNNING
 * @param activeServicesCount how many services are ACTIVE
 * @param statistics counts by launch type, when asked for
 * @param tags the tags, when asked for
 * @param settings the settings, when asked for
 * @param capacityProviders the capacity providers that it may use
 * @param defaultCapacityProviderStrategy what tasks get that name neither a launch type nor a strategy
 * @param configuration the settings of ExecuteCommand and of storage, when asked for
 * @param serviceConnectDefaults the namespace of its services
 */
@Builder
public record Cluster(
        String clusterArn,
        String clusterName,
        String status,
        int registeredContainerInstancesCount,
        int runningTasksCount,
        int pendingTasksCount,
        int activeServicesCount,
        List<KeyValuePair> statistics,
        List<Tag> tags,
        List<ClusterSetting> settings,
        List<String> capacityProviders,
        List<CapacityProviderStrategyItem> defaultCapacityProviderStrategy,
        @Nullable Structure configuration,
        @Nullable Structure serviceConnectDefaults) {

    public Cluster {
        statistics = List.copyOf(statistics);
        tags = List.copyOf(tags);
        settings = List.copyOf(settings);
        capacityProviders = List.copyOf(capacityProviders);
        defaultCapacityProviderStrategy = List.copyOf(defaultCapacityProviderStrategy);
    }

    /**
     * A setting of a cluster.
     *
     * @param name the name, such as {@code containerInsights}
     * @param value the value, such as {@code enabled}
     */
    public record ClusterSetting(
            @Nullable String name, @Nullable String value) {}
}
