package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Stops a task, also a protected one. Source: documented: StopTask.
 *
 * @param cluster the name or ARN of the cluster; absent means {@code default}
 * @param task the id or ARN of the task; required
 * @param reason why, answered as {@code stoppedReason}, up to 1024 characters
 */
public record StopTaskRequest(
        @Nullable String cluster,
        @Nullable String task,
        @Nullable String reason) implements EcsRequest<StopTaskResponse> {

    @Override
    public String operation() {
        return "StopTask";
    }
}
