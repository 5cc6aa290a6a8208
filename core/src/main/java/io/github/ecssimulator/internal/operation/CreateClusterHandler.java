package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CreateCluster;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.World;
import java.util.List;

/** Decides CreateCluster. */
final class CreateClusterHandler implements OperationHandler<CreateCluster.Request, CreateCluster.Response> {
    private final World world;
    private final ClusterLookup clusters;
    private final ClusterShape shape;

    CreateClusterHandler(World world) {
        this.world = world;
        this.clusters = new ClusterLookup(world);
        this.shape = new ClusterShape(world);
    }

    @Override
    public CreateCluster.Response handle(CreateCluster.Request request) {
        String name = request.clusterName() == null ? "default" : clusters.requireName(request.clusterName());
        List<Tag> tags = TagRules.check(request.tags());
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
}
