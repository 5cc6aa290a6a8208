package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CapacityProviderStrategyItem;
import io.github.ecssimulator.api.Cluster;
import io.github.ecssimulator.api.Cluster.ClusterSetting;
import io.github.ecssimulator.api.CreateCluster;
import io.github.ecssimulator.api.KeyValuePair;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskOptions;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.TaskStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
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
        Statistics counts = new Statistics(world.tasksOf(cluster), cluster.services());
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

    /** How many tasks and services a cluster has. */
    private record Statistics(Collection<TaskState> tasks, Collection<ServiceState> services) {

        int runningTasks() {
            return countTasks(TaskState::isRunning);
        }

        int pendingTasks() {
            return countTasks(Statistics::isPending);
        }

        private static boolean isPending(TaskState task) {
            return !task.isStopping() && task.lastStatus().compareTo(TaskStatus.RUNNING) < 0;
        }

        private int countTasks(Predicate<TaskState> counted) {
            return (int) tasks.stream().filter(counted).count();
        }

        int servicesIn(ServiceStatus status) {
            return (int) services.stream()
                    .filter(service -> service.status() == status)
                    .count();
        }

        /** The counts by launch type. documented: Cluster statistics - the names, which ECS writes in two ways. */
        List<KeyValuePair> byLaunchType() {
            List<KeyValuePair> counts = new ArrayList<>();
            for (String type : List.of("EC2", "Fargate", "External")) {
                Predicate<TaskState> ofType = task -> isOf(type, task.options());
                add(counts, "running" + type + "TasksCount", countTasks(ofType.and(TaskState::isRunning)));
                add(counts, "pending" + type + "TasksCount", countTasks(ofType.and(Statistics::isPending)));
                add(counts, "active" + type + "ServiceCount", countServices(type, ServiceStatus.ACTIVE));
                add(counts, "draining" + type + "ServiceCount", countServices(type, ServiceStatus.DRAINING));
            }
            return counts;
        }

        private static void add(List<KeyValuePair> counts, String name, int value) {
            counts.add(new KeyValuePair(name, Integer.toString(value)));
        }

        private int countServices(String type, ServiceStatus status) {
            return (int) services.stream()
                    .filter(service -> service.status() == status)
                    .filter(service -> ServiceShape.runsOn(service, type.toUpperCase(Locale.ROOT)))
                    .count();
        }

        private static boolean isOf(String type, TaskOptions options) {
            return type.equalsIgnoreCase(LaunchType.of(options));
        }
    }
}
