package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ListClustersRequest;
import io.github.ecssimulator.api.ListClustersResponse;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ClusterStatus;
import java.util.List;
import java.util.function.Function;

/** One piece of the operations: ListClusters. */
final class ListClustersHandler implements OperationHandler<ListClustersRequest, ListClustersResponse> {
    private static final int PAGE = 100; // documented: ListClusters

    private final World world;

    ListClustersHandler(World world) {
        this.world = world;
    }

    @Override
    public ListClustersResponse handle(ListClustersRequest request) {
        List<String> arns = world.clusters().stream()
                .filter(cluster -> cluster.status() == ClusterStatus.ACTIVE) // inferred: deleted ones are not listed
                .map(cluster -> cluster.arn().toString())
                .toList();
        Page<String> page = Page.of(
                request.operation(), arns, Function.identity(), request.nextToken(), request.maxResults(), PAGE);
        return new ListClustersResponse(page.items(), page.nextToken());
    }
}
