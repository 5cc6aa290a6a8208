package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Deletes a task set. Source: documented: DeleteTaskSet.
 *
 * @param cluster the name or ARN of the cluster; required
 * @param service the name or ARN of the service; required
 * @param taskSet the id or ARN of the task set; required
 * @param force whether to delete it although it was not scaled to zero
 */
public record DeleteTaskSetRequest(
        @Nullable String cluster,
        @Nullable String service,
        @Nullable String taskSet,
        @Nullable Boolean force) implements EcsRequest<DeleteTaskSetResponse> {

    @Override
    public String operation() {
        return "DeleteTaskSet";
    }
}
