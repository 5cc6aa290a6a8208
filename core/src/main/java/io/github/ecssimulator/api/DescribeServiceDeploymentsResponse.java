package io.github.ecssimulator.api;

import java.util.List;

/**
 * The deployments that were found, and the others.
 *
 * @param serviceDeployments the deployments, in request order
 * @param failures what was not found
 */
public record DescribeServiceDeploymentsResponse(List<ServiceDeployment> serviceDeployments, List<Failure> failures)
        implements EcsResponse {

    public DescribeServiceDeploymentsResponse {
        serviceDeployments = List.copyOf(serviceDeployments);
        failures = List.copyOf(failures);
    }
}
