package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes up to ten services of a cluster. Source: documented: DescribeServices. */
public final class DescribeServices {
    private DescribeServices() {}

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param services names or ARNs of one to ten services; required
     * @param include what to add: {@code TAGS}
     */
    public record Request(
            @Nullable String cluster,
            @Nullable List<String> services,
            @Nullable List<String> include) implements EcsRequest<Response> {

        public Request {
            services = Copies.listOrNull(services);
            include = Copies.listOrNull(include);
        }
    }

    /**
     * The services that were found, and the others.
     *
     * @param services the services, in request order
     * @param failures what was not found
     */
    public record Response(List<Service> services, List<Failure> failures) implements EcsResponse {

        public Response {
            services = List.copyOf(services);
            failures = List.copyOf(failures);
        }
    }
}
