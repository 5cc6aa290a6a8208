package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the deployments of a service. Source: documented: ListServiceDeployments.
 *
 * @param service the name or ARN of the service; required
 * @param cluster the name or ARN of the cluster; absent means {@code default}
 * @param status only deployments in one of these; absent or empty means all
 * @param createdAt only deployments created in this span
 * @param nextToken where the page before ended; absent for the first page
 * @param maxResults how many to answer, 1 to 100; absent means 20
 */
public record ListServiceDeploymentsRequest(
        @Nullable String service,
        @Nullable String cluster,
        @Nullable List<String> status,
        @Nullable CreatedAt createdAt,
        @Nullable String nextToken,
        @Nullable Integer maxResults)
        implements EcsRequest<ListServiceDeploymentsResponse> {

    public ListServiceDeploymentsRequest {
        status = Copies.listOrNull(status);
    }

    @Override
    public String operation() {
        return "ListServiceDeployments";
    }
}
