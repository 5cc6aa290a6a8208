package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of deployments.
 *
 * @param serviceDeployments the deployments, the latest first
 * @param nextToken where the next page begins; absent on the last page
 */
public record ListServiceDeploymentsResponse(
        List<ServiceDeploymentBrief> serviceDeployments,
        @Nullable String nextToken) implements EcsResponse {

    public ListServiceDeploymentsResponse {
        serviceDeployments = List.copyOf(serviceDeployments);
    }
}
