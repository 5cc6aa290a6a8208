package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/** Deletes a cluster that has neither services nor tasks. Source: documented: DeleteCluster. */
public final class DeleteCluster {
    private DeleteCluster() {}

    /**
     * The call.
     *
     * @param cluster the name or ARN; required
     */
    public record Request(@Nullable String cluster) implements EcsRequest<Response> {}

    /**
     * The cluster as deleted.
     *
     * @param cluster the cluster, now INACTIVE
     */
    public record Response(Cluster cluster) implements EcsResponse {}
}
