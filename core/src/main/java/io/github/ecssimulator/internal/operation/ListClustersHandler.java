package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ListClusters;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ClusterStatus;
import java.util.List;

/** Decides ListClusters. */
final class ListClustersHandler implements OperationHandler<ListClusters.Request, ListClusters.Response> {
    private static final int PAGE = 100; // documented: ListClusters

    private final World world;

    ListClustersHandler(World world) {
        this.world = world;
    }

    @Override
    public ListClusters.Response handle(ListClusters.Request request) {
        Page<ClusterState> page = new Listing<>(
                        request.operation(),
                        List.copyOf(world.clusters()),
                        cluster -> cluster.status() == ClusterStatus.ACTIVE, // inferred: deleted ones are not listed
                        ListClustersHandler::arnOf)
                .page(request.nextToken(), request.maxResults(), PAGE);
        return new ListClusters.Response(
                page.items().stream().map(ListClustersHandler::arnOf).toList(), page.nextToken());
    }

    private static String arnOf(ClusterState cluster) {
        return cluster.arn().toString();
    }
}
