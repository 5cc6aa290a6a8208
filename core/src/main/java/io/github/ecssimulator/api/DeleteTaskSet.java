package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/** Deletes a task set. Source: documented: DeleteTaskSet. */
public final class DeleteTaskSet {
    private DeleteTaskSet() {}

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; required
     * @param service the name or ARN of the service; required
     * @param taskSet the id or ARN of the task set; required
     * @param force whether to delete it although it was not scaled to zero
     */
    public record Request(
            @Nullable String cluster,
            @Nullable String service,
            @Nullable String taskSet,
            @Nullable Boolean force) implements EcsRequest<Response> {}

    /**
     * The task set as deleted.
     *
     * @param taskSet the task set, DRAINING while tasks are left
     */
    public record Response(TaskSet taskSet) implements EcsResponse {}
}
