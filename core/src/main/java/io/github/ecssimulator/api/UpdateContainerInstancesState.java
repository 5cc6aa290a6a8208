package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Drains container instances, or lets them take tasks again. Source: documented: UpdateContainerInstancesState. */
public final class UpdateContainerInstancesState {
    private UpdateContainerInstancesState() {}

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param containerInstances ids or ARNs of one to ten container instances; required
     * @param status {@code DRAINING} or {@code ACTIVE}; required
     */
    public record Request(
            @Nullable String cluster,
            @Nullable List<String> containerInstances,
            @Nullable String status) implements EcsRequest<Response> {

        public Request {
            containerInstances = Copies.listOrNull(containerInstances);
        }
    }

    /**
     * The container instances as changed, and what was not found.
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
