package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the clusters. Source: documented: ListClusters. */
public final class ListClusters {
    private ListClusters() {}

    /**
     * The call.
     *
     * @param nextToken where the page before ended; absent for the first page
     * @param maxResults how many to answer, 1 to 100; absent means 100
     */
    public record Request(
            @Nullable String nextToken, @Nullable Integer maxResults) implements EcsRequest<Response> {}

    /**
     * One page of clusters.
     *
     * @param clusterArns the ARNs, in the order the clusters were created
     * @param nextToken where the next page begins; absent on the last page
     */
    public record Response(
            List<String> clusterArns, @Nullable String nextToken) implements EcsResponse {

        public Response {
            clusterArns = List.copyOf(clusterArns);
        }
    }
}
