package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CapacityProviderStrategyItem;
import io.github.ecssimulator.api.Cluster;
import io.github.ecssimulator.api.Cluster.ClusterSetting;
import io.github.ecssimulator.api.CreateCluster;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ServiceStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cluster in ECS's shape. */
final class ClusterShape {
    // documented: ClusterSetting - containerInsights is disabled unless switched on
    private static final List<ClusterSetting> SETTINGS = List.of(new ClusterSetting("containerInsights", "disabled"));

    private final World world;

    ClusterShape(World world) {
        this.world = world;
    }

    Cluster of(ClusterState cluster, Includes includes) {
        CreateCluster.Request given = cluster.createdWithOrNull();
        ClusterStatistics counts = new ClusterStatistics(world.tasksOf(cluster), cluster.services());
        return new Cluster(
                cluster.arn().toString(),
                cluster.name(),
                cluster.status().name(),
                0,
                counts.runningTasks(),
                counts.pendingTasks(),
                counts.servicesIn(ServiceStatus.ACTIVE),
                includes.statistics() ? counts.byLaunchType() : List.of(),
                includes.tags() ? cluster.tags().list() : List.of(),
                includes.settings() ? settings(given) : List.of(),
                given == null ? List.of() : LaunchReader.orNone(given.capacityProviders()),
                given == null ? List.of() : defaultStrategy(given),
                given == null || !includes.configurations() ? null : given.configuration(),
                given == null ? null : given.serviceConnectDefaults());
    }

    private static List<CapacityProviderStrategyItem> defaultStrategy(CreateCluster.Request given) {
        return LaunchReader.orNone(LaunchReader.orZeros(given.defaultCapacityProviderStrategy()));
    }

    private static List<ClusterSetting> settings(CreateCluster.@Nullable Request given) {
        return given == null || LaunchReader.orNone(given.settings()).isEmpty()
                ? SETTINGS
                : LaunchReader.orNone(given.settings());
    }
}
