package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of clusters.
 *
 * @param clusterArns the ARNs, in the order the clusters were created
 * @param nextToken where the next page begins; absent on the last page
 */
public record ListClustersResponse(
        List<String> clusterArns, @Nullable String nextToken) implements EcsResponse {

    public ListClustersResponse {
        clusterArns = List.copyOf(clusterArns);
    }
}
