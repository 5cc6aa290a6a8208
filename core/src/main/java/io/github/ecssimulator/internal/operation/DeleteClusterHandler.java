package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DeleteClusterRequest;
import io.github.ecssimulator.api.DeleteClusterResponse;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.World;

/** Decides DeleteCluster. */
final class DeleteClusterHandler implements OperationHandler<DeleteClusterRequest, DeleteClusterResponse> {
    private final World world;
    private final ClusterLookup clusters;
    private final ClusterShape shape;

    DeleteClusterHandler(World world) {
        this.world = world;
        this.clusters = new ClusterLookup(world);
        this.shape = new ClusterShape(world);
    }

    @Override
    public DeleteClusterResponse handle(DeleteClusterRequest request) {
        ClusterState cluster = clusters.requireActive(clusters.nameIn(request.cluster()));
        world.deleteCluster(cluster);
        return new DeleteClusterResponse(shape.of(cluster, Includes.unasked()));
    }
}
