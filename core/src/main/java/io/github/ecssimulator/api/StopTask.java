package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/** Stops a task, also a protected one. Source: documented: StopTask. */
public final class StopTask {
    private StopTask() {}

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param task the id or ARN of the task; required
     * @param reason why, answered as {@code stoppedReason}, up to 1024 characters
     */
    public record Request(
            @Nullable String cluster,
            @Nullable String task,
            @Nullable String reason) implements EcsRequest<Response> {}

    /**
     * The task as it is being stopped.
     *
     * @param task the task
     */
    public record Response(Task task) implements EcsResponse {}
}
