package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes up to twenty deployments. Source: documented: DescribeServiceDeployments.
 *
 * @param serviceDeploymentArns ARNs of one to twenty deployments; required
 */
public record DescribeServiceDeploymentsRequest(@Nullable List<String> serviceDeploymentArns)
        implements EcsRequest<DescribeServiceDeploymentsResponse> {

    public DescribeServiceDeploymentsRequest {
        serviceDeploymentArns = Copies.listOrNull(serviceDeploymentArns);
    }

    @Override
    public String operation() {
        return "DescribeServiceDeployments";
    }
}
