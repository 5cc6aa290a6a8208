package io.github.ecssimulator.api;

import io.github.ecssimulator.internal.log.Unchanging;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sets or clears the protection of tasks of a cluster, of up to {@value io.github.ecssimulator.model.Limits#UPDATED_TASKS} in
 * one call. Source: documented: UTP.
 */
public final class UpdateTaskProtection {
    private UpdateTaskProtection() {}

    /**
     * The call.
     *
     * @param cluster the short name or ARN of the cluster; required
     * @param tasks ids or ARNs of the tasks, at least one; required
     * @param protectionEnabled {@code true} protects, {@code false} clears; required
     * @param expiresInMinutes how long the protection lasts, 1 to 2880 minutes; absent means 120
     */
    public record Request(
            @Nullable String cluster,
            @Nullable List<String> tasks,
            @Nullable Boolean protectionEnabled,
            @Nullable Integer expiresInMinutes)
            implements EcsRequest<Response> {

        public Request {
            tasks = tasks == null ? null : List.copyOf(tasks);
        }
    }

    /**
     * The protection of each task after the call, and the tasks that were refused. Both lists are in request order.
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
