package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.Cluster;
import io.github.ecssimulator.api.DescribeClusters;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Decides DescribeClusters. */
final class DescribeClustersHandler implements OperationHandler<DescribeClusters.Request, DescribeClusters.Response> {
    private static final int CLUSTERS_MAX = 100; // documented: DescribeClusters

    private final World world;
    private final ClusterLookup clusters;
    private final ClusterShape shape;

    DescribeClustersHandler(World world) {
        this.world = world;
        this.clusters = new ClusterLookup(world);
        this.shape = new ClusterShape(world);
    }

    @Override
    public DescribeClusters.Response handle(DescribeClusters.Request request) {
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
}
