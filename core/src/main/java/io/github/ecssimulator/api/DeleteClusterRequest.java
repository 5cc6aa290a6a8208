package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Deletes a cluster that has neither services nor tasks. Source: documented: DeleteCluster.
 *
 * @param cluster the name or ARN; required
 */
public record DeleteClusterRequest(@Nullable String cluster) implements EcsRequest<DeleteClusterResponse> {

    @Override
    public String operation() {
        return "DeleteCluster";
    }
}
