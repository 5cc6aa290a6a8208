package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Lists the clusters. Source: documented: ListClusters.
 *
 * @param nextToken where the page before ended; absent for the first page
 * @param maxResults how many to answer, 1 to 100; absent means 100
 */
public record ListClustersRequest(
        @Nullable String nextToken, @Nullable Integer maxResults) implements EcsRequest<ListClustersResponse> {

    @Override
    public String operation() {
        return "ListClusters";
    }
}
