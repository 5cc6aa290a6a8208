package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes up to ten services of a cluster. Source: documented: DescribeServices.
 *
 * @param cluster the name or ARN of the cluster; absent means {@code default}
 * @param services names or ARNs of one to ten services; required
 * @param include what to add: {@code TAGS}
 */
public record DescribeServicesRequest(
        @Nullable String cluster,
        @Nullable List<String> services,
        @Nullable List<String> include) implements EcsRequest<DescribeServicesResponse> {

    public DescribeServicesRequest {
        services = Copies.listOrNull(services);
        include = Copies.listOrNull(include);
    }

    @Override
    public String operation() {
        return "DescribeServices";
    }
}
