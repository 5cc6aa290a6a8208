package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Gives a task set another scale. Source: documented: UpdateTaskSet.
 *
 * @param cluster the name or ARN of the cluster; required
 * @param service the name or ARN of the service; required
 * @param taskSet the id or ARN of the task set; required
 * @param scale which part of the service's desired count it runs; required
 */
public record UpdateTaskSetRequest(
        @Nullable String cluster,
        @Nullable String service,
        @Nullable String taskSet,
        @Nullable Scale scale) implements EcsRequest<UpdateTaskSetResponse> {

    @Override
    public String operation() {
        return "UpdateTaskSet";
    }
}
