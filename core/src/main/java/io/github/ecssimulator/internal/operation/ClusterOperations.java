package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.Cluster;
import io.github.ecssimulator.api.Cluster.ClusterSetting;
import io.github.ecssimulator.api.ClusterBuilder;
import io.github.ecssimulator.api.CreateCluster;
import io.github.ecssimulator.api.DeleteCluster;
import io.github.ecssimulator.api.DescribeClusters;
import io.github.ecssimulator.api.KeyValuePair;
import io.github.ecssimulator.api.ListClusters;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.ContainerInstanceState;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskCounts;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ClusterStatus;
import io.github.ecssimulator.model.ServiceStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** The operations on clusters. */
record ClusterOperations(World world, ClusterReader clusters) {
    private static final int CLUSTERS_MAX = 100; // documented: DescribeClusters
    private static final int PAGE = 100; // documented: ListClusters
    // documented: ClusterSetting - containerInsights is disabled unless switched on
    private static final List<ClusterSetting> SETTINGS = List.of(new ClusterSetting("containerInsights", "disabled"));

    private static final CreateCluster.Request NOTHING = CreateCluster.request(nothing -> nothing);

    CreateCluster.Response create(CreateCluster.Request request) {
        String name = request.clusterName() == null ? "default" : clusters.requireName(request.clusterName());
        List<Tag> tags = TagOperations.check(request.tags());
        LaunchReader
                .requireStrategy( // documented: CreateCluster - of its own providers only; inferred: sibling RunTask
                        request.defaultCapacityProviderStrategy(), Given.orNone(request.capacityProviders()));
        ClusterState before = world.clusterOrNull(name);
        ClusterState cluster = world.createCluster(name, request);
        if (before == null || !before.equals(cluster)) { // inferred: one that is ACTIVE already stays as it is
            cluster.tags().set(tags);
        }
        return new CreateCluster.Response(shape(cluster, Includes.unasked()));
    }

    DescribeClusters.Response describe(DescribeClusters.Request request) {
        Includes includes =
                Includes.of(request.include(), "ATTACHMENTS", "CONFIGURATIONS", "SETTINGS", "STATISTICS", "TAGS");
        List<String> given = request.clusters() == null || request.clusters().isEmpty()
                ? List.of("default") // documented: DescribeClusters
                : request.clusters();
        Refused.ifMore("clusters", given, CLUSTERS_MAX);
        Set<String> names = new LinkedHashSet<>();
        given.forEach(each -> names.add(nameIn(each)));
        Found<Cluster> found = new Found<>();
        for (String name : names) { // documented: DeleteCluster - an INACTIVE one can still be described
            found.add(
                    world.clusterOrNull(name),
                    cluster -> shape(cluster, includes),
                    () -> world.settings().scope().arn("cluster/" + name));
        }
        return new DescribeClusters.Response(found.items(), found.failures());
    }

    private String nameIn(String cluster) {
        return clusters.nameIn(Refused.ifBlank("Clusters", cluster)); // observed: DescribeClusters
    }

    ListClusters.Response list(ListClusters.Request request) {
        Listing.Page<ClusterState> page = new Listing<>(
                        request.operation(),
                        Listing.ordered(world.clusters(), ClusterOperations::arnOf, world.policies()),
                        cluster -> cluster.status() == ClusterStatus.ACTIVE, // inferred: deleted ones are not listed
                        ClusterOperations::arnOf)
                .page(request.nextToken(), request.maxResults(), PAGE);
        return new ListClusters.Response(page.names(), page.nextToken());
    }

    private static String arnOf(ClusterState cluster) {
        return cluster.arn().toString();
    }

    DeleteCluster.Response delete(DeleteCluster.Request request) {
        ClusterState cluster = clusters.requireActive(clusters.nameIn(request.cluster()));
        world.deleteCluster(cluster);
        return new DeleteCluster.Response(shape(cluster, Includes.unasked()));
    }

    private static Cluster shape(ClusterState cluster, Includes includes) {
        CreateCluster.Request given = Given.or(cluster.createdWithOrNull(), NOTHING);
        Statistics counts = new Statistics(cluster.countsByLaunchType(), cluster.services());
        return ClusterBuilder.cluster()
                .clusterArn(cluster.arn().toString())
                .clusterName(cluster.name())
                .status(cluster.status().name())
                .registeredContainerInstancesCount((int) cluster.instances().stream()
                        .filter(instance -> instance.status() != ContainerInstanceState.Status.INACTIVE)
                        .count())
                .runningTasksCount(counts.tasks(TaskCounts::running))
                .pendingTasksCount(counts.tasks(TaskCounts::pending))
                .activeServicesCount(counts.services(ServiceStatus.ACTIVE, service -> true))
                .statistics(includes.statistics() ? counts.byLaunchType() : List.of())
                .tags(includes.tags() ? cluster.tags().list() : List.of())
                .settings(includes.settings() ? settings(given) : List.of())
                .capacityProviders(Given.orNone(given.capacityProviders()))
                .defaultCapacityProviderStrategy(
                        Given.orNone(LaunchReader.orZeros(given.defaultCapacityProviderStrategy())))
                .configuration(includes.configurations() ? given.configuration() : null)
                .serviceConnectDefaults(given.serviceConnectDefaults())
                .build();
    }

    private static List<ClusterSetting> settings(CreateCluster.Request given) {
        List<ClusterSetting> settings = Given.orNone(given.settings());
        return settings.isEmpty() ? SETTINGS : settings;
    }

    /** How many tasks and services a cluster has. */
    private record Statistics(Map<String, TaskCounts> tasks, Collection<ServiceState> services) {

        int tasks(ToIntFunction<TaskCounts> count) {
            return tasks.values().stream().mapToInt(count).sum();
        }

        int services(ServiceStatus status, Predicate<ServiceState> counted) {
            return (int) services.stream()
                    .filter(service -> service.status() == status)
                    .filter(counted)
                    .count();
        }

        /** The counts by launch type. documented: Cluster statistics - the names, which ECS writes in two ways. */
        List<KeyValuePair> byLaunchType() {
            List<KeyValuePair> counts = new ArrayList<>();
            for (String type : List.of("EC2", "Fargate", "External")) {
                String launchType = type.toUpperCase(Locale.ROOT);
                TaskCounts ofType = tasks.getOrDefault(launchType, new TaskCounts());
                Predicate<ServiceState> runsOnIt = service -> ServiceShape.runsOn(service, launchType);
                add(counts, "running" + type + "TasksCount", ofType.running());
                add(counts, "pending" + type + "TasksCount", ofType.pending());
                add(counts, "active" + type + "ServiceCount", services(ServiceStatus.ACTIVE, runsOnIt));
                add(counts, "draining" + type + "ServiceCount", services(ServiceStatus.DRAINING, runsOnIt));
            }
            return counts;
        }

        private static void add(List<KeyValuePair> counts, String name, int value) {
            counts.add(new KeyValuePair(name, Integer.toString(value)));
        }
    }
}
