package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes up to a hundred tasks of a cluster. Source: documented: DescribeTasks. */
public final class DescribeTasks {
    private DescribeTasks() {}

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param tasks ids or ARNs of one to a hundred tasks; required
     * @param include what to add: {@code TAGS}
     */
    public record Request(
            @Nullable String cluster,
            @Nullable List<String> tasks,
            @Nullable List<String> include) implements EcsRequest<Response> {

        public Request {
            tasks = Copies.listOrNull(tasks);
            include = Copies.listOrNull(include);
        }
    }

    /**
     * The tasks that were found, and the others.
     *
     * @param tasks the tasks, in request order
     * @param failures what was not found
     */
    public record Response(List<Task> tasks, List<Failure> failures) implements EcsResponse {

        public Response {
            tasks = List.copyOf(tasks);
            failures = List.copyOf(failures);
        }
    }
}
