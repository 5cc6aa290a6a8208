package io.github.ecssimulator.api;

import io.github.ecssimulator.internal.log.Unchanging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the protection of up to a hundred tasks of a cluster. Source: documented: GTP. */
public final class GetTaskProtection {
    private GetTaskProtection() {}

    /**
     * The call.
     *
     * @param cluster the short name or ARN of the cluster; required
     * @param tasks ids or ARNs of at most a hundred tasks; absent asks for every service task of the cluster
     */
    public record Request(
            @Nullable String cluster, @Nullable List<String> tasks) implements EcsRequest<Response> {

        public Request {
            tasks = tasks == null ? null : List.copyOf(tasks);
        }
    }

    /**
     * The protection of each task as read, and the tasks that were refused. Both lists are in request order.
     *
     * @param protectedTasks the tasks that were answered, also those without protection
     * @param failures the tasks that were refused
     */
    public record Response(List<ProtectedTask> protectedTasks, List<Failure> failures) implements EcsResponse {

        public Response {
            protectedTasks = Unchanging.of(protectedTasks);
            failures = List.copyOf(failures);
        }
    }
}
