package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes task sets of a service. Source: documented: DescribeTaskSets. */
public final class DescribeTaskSets {
    private DescribeTaskSets() {}

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; required
     * @param service the name or ARN of the service; required
     * @param taskSets ids or ARNs of the task sets
     * @param include what to add: {@code TAGS}
     */
    public record Request(
            @Nullable String cluster,
            @Nullable String service,
            @Nullable List<String> taskSets,
            @Nullable List<String> include)
            implements EcsRequest<Response> {

        public Request {
            taskSets = Copies.listOrNull(taskSets);
            include = Copies.listOrNull(include);
        }
    }

    /**
     * The task sets that were found, and the others.
     *
     * @param taskSets the task sets, in request order
     * @param failures what was not found
     */
    public record Response(List<TaskSet> taskSets, List<Failure> failures) implements EcsResponse {

        public Response {
            taskSets = List.copyOf(taskSets);
            failures = List.copyOf(failures);
        }
    }
}
