package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/** Takes a container instance out of its cluster. Source: documented: DeregisterContainerInstance. */
public final class DeregisterContainerInstance {
    private DeregisterContainerInstance() {}

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param containerInstance the id or ARN of the container instance; required
     * @param force whether to take it out although tasks run on it; they stop, protected or not
     */
    public record Request(
            @Nullable String cluster,
            @Nullable String containerInstance,
            @Nullable Boolean force) implements EcsRequest<Response> {}

    /**
     * The container instance as taken out.
     *
     * @param containerInstance the container instance, INACTIVE
     */
    public record Response(ContainerInstance containerInstance) implements EcsResponse {}
}
