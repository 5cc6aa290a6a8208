package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes up to a hundred container instances. Source: documented: DescribeContainerInstances. */
public final class DescribeContainerInstances {
    private DescribeContainerInstances() {}

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param containerInstances ids or ARNs of one to a hundred container instances; required
     * @param include {@code TAGS} asks for the tags
     */
    public record Request(
            @Nullable String cluster,
            @Nullable List<String> containerInstances,
            @Nullable List<String> include) implements EcsRequest<Response> {

        public Request {
            containerInstances = Copies.listOrNull(containerInstances);
            include = Copies.listOrNull(include);
        }
    }

    /**
     * The container instances that were found, and the others.
     *
     * @param containerInstances the container instances, in request order
     * @param failures what was not found
     */
    public record Response(List<ContainerInstance> containerInstances, List<Failure> failures) implements EcsResponse {

        public Response {
            containerInstances = List.copyOf(containerInstances);
            failures = List.copyOf(failures);
        }
    }
}
