package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.Cluster;
import io.github.ecssimulator.api.CreateCluster;
import io.github.ecssimulator.api.DeleteCluster;
import io.github.ecssimulator.api.DescribeClusters;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.ListClusters;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ClusterStatus;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The operations on clusters. */
final class ClusterOperations {
    private static final int CLUSTERS_MAX = 100; // documented: DescribeClusters
    private static final int PAGE = 100; // documented: ListClusters

    private final World world;
    private final ClusterLookup clusters;
    private final ClusterShape shape;

    ClusterOperations(World world, Lookups lookups) {
        this.world = world;
        this.clusters = lookups.clusters();
        this.shape = new ClusterShape(world);
    }

    CreateCluster.Response create(CreateCluster.Request request) {
        String name = request.clusterName() == null ? "default" : clusters.requireName(request.clusterName());
        List<Tag> tags = TagOperations.check(request.tags());
        LaunchReader
                .requireStrategy( // documented: CreateCluster - of its own providers only; inferred: sibling RunTask
                        request.defaultCapacityProviderStrategy(), LaunchReader.orNone(request.capacityProviders()));
        ClusterState before = world.clusterOrNull(name);
        ClusterState cluster = world.createCluster(name, request);
        if (before == null || !before.equals(cluster)) { // inferred: one that is ACTIVE already stays as it is
            cluster.tags().set(tags);
        }
        return new CreateCluster.Response(shape.of(cluster, Includes.unasked()));
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
        List<Cluster> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String name : names) {
            ClusterState cluster = world.clusterOrNull(name);
            if (cluster == null) { // documented: FAIL
                failures.add(new Failure(world.settings().scope().arn("cluster/" + name), "MISSING", null));
            } else { // documented: DeleteCluster - an INACTIVE one can still be described
                found.add(shape.of(cluster, includes));
            }
        }
        return new DescribeClusters.Response(found, failures);
    }

    private String nameIn(String cluster) {
        if (cluster.isBlank()) {
            throw Refused.invalid("Clusters can not be blank."); // observed: DescribeClusters
        }
        return clusters.nameIn(cluster);
    }

    ListClusters.Response list(ListClusters.Request request) {
        Listing.Page<ClusterState> page = new Listing<>(
                        request.operation(),
                        List.copyOf(world.clusters()),
                        cluster -> cluster.status() == ClusterStatus.ACTIVE, // inferred: deleted ones are not listed
                        ClusterOperations::arnOf)
                .page(request.nextToken(), request.maxResults(), PAGE);
        return new ListClusters.Response(
                page.items().stream().map(ClusterOperations::arnOf).toList(), page.nextToken());
    }

    private static String arnOf(ClusterState cluster) {
        return cluster.arn().toString();
    }

    DeleteCluster.Response delete(DeleteCluster.Request request) {
        ClusterState cluster = clusters.requireActive(clusters.nameIn(request.cluster()));
        world.deleteCluster(cluster);
        return new DeleteCluster.Response(shape.of(cluster, Includes.unasked()));
    }
}
