package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/** Makes another task set the PRIMARY one of its service. Source: documented: UpdateServicePrimaryTaskSet. */
public final class UpdateServicePrimaryTaskSet {
    private UpdateServicePrimaryTaskSet() {}

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; required
     * @param service the name or ARN of the service; required
     * @param primaryTaskSet the id or ARN of the task set; required
     */
    public record Request(
            @Nullable String cluster,
            @Nullable String service,
            @Nullable String primaryTaskSet) implements EcsRequest<Response> {}

    /**
     * The task set as changed.
     *
     * @param taskSet the task set, PRIMARY
     */
    public record Response(TaskSet taskSet) implements EcsResponse {}
}
