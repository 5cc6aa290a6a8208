package io.github.ecssimulator.api;

import io.github.ecssimulator.api.TaskSet.Scale;
import org.jspecify.annotations.Nullable;

/** Gives a task set another scale. Source: documented: UpdateTaskSet. */
public final class UpdateTaskSet {
    private UpdateTaskSet() {}

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; required
     * @param service the name or ARN of the service; required
     * @param taskSet the id or ARN of the task set; required
     * @param scale which part of the service's desired count it runs; required
     */
    public record Request(
            @Nullable String cluster,
            @Nullable String service,
            @Nullable String taskSet,
            @Nullable Scale scale) implements EcsRequest<Response> {}

    /**
     * The task set as changed.
     *
     * @param taskSet the task set
     */
    public record Response(TaskSet taskSet) implements EcsResponse {}
}
