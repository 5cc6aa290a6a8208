package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists the container instances of a cluster. Source: documented: ListContainerInstances. */
public final class ListContainerInstances {
    private ListContainerInstances() {}

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param filter refused, since the cluster query language is not modelled
     * @param status only those in this status; absent means all but INACTIVE ones
     * @param nextToken where the page before ended; absent for the first page
     * @param maxResults how many to answer, 1 to 100; absent means 100
     */
    public record Request(
            @Nullable String cluster,
            @Nullable String filter,
            @Nullable String status,
            @Nullable String nextToken,
            @Nullable Integer maxResults)
            implements EcsRequest<Response> {}

    /**
     * One page of container instances.
     *
     * @param containerInstanceArns the ARNs, in the order they were registered
     * @param nextToken where the next page begins; absent on the last page
     */
    public record Response(
            List<String> containerInstanceArns, @Nullable String nextToken) implements EcsResponse {

        public Response {
            containerInstanceArns = List.copyOf(containerInstanceArns);
        }
    }
}
