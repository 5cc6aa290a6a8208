package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes up to twenty deployments. Source: documented: DescribeServiceDeployments. */
public final class DescribeServiceDeployments {
    private DescribeServiceDeployments() {}

    /**
     * The call.
     *
     * @param serviceDeploymentArns ARNs of one to twenty deployments; required
     */
    public record Request(@Nullable List<String> serviceDeploymentArns) implements EcsRequest<Response> {

        public Request {
            serviceDeploymentArns = Copies.listOrNull(serviceDeploymentArns);
        }
    }

    /**
     * The deployments that were found, and the others.
     *
     * @param serviceDeployments the deployments, in request order
     * @param failures what was not found
     */
    public record Response(List<ServiceDeployment> serviceDeployments, List<Failure> failures) implements EcsResponse {

        public Response {
            serviceDeployments = List.copyOf(serviceDeployments);
            failures = List.copyOf(failures);
        }
    }
}
