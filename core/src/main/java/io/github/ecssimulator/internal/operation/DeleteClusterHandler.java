package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DeleteCluster;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.World;

/** Decides DeleteCluster. */
final class DeleteClusterHandler implements OperationHandler<DeleteCluster.Request, DeleteCluster.Response> {
    private final World world;
    private final ClusterLookup clusters;
    private final ClusterShape shape;

    DeleteClusterHandler(World world) {
        this.world = world;
        this.clusters = new ClusterLookup(world);
        this.shape = new ClusterShape(world);
    }

    @Override
    public DeleteCluster.Response handle(DeleteCluster.Request request) {
        ClusterState cluster = clusters.requireActive(clusters.nameIn(request.cluster()));
        world.deleteCluster(cluster);
        return new DeleteCluster.Response(shape.of(cluster, Includes.unasked()));
    }
}
