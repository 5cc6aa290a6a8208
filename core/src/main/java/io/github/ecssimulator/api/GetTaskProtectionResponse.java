package io.github.ecssimulator.api;

import java.util.List;

/**
 * The protection of each task as read, and the tasks that were refused. Both lists are in request order.
 *
 * @param protectedTasks the tasks that were answered, also those without protection
 * @param failures the tasks that were refused
 */
public record GetTaskProtectionResponse(List<ProtectedTask> protectedTasks, List<Failure> failures)
        implements EcsResponse {

    public GetTaskProtectionResponse {
        protectedTasks = List.copyOf(protectedTasks);
        failures = List.copyOf(failures);
    }
}
