package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/** Deletes a service. Source: documented: DeleteService. */
public final class DeleteService {
    private DeleteService() {}

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param service the name or ARN of the service; required
     * @param force whether to delete it although it was not scaled to zero
     */
    public record Request(
            @Nullable String cluster,
            @Nullable String service,
            @Nullable Boolean force) implements EcsRequest<Response> {}

    /**
     * The service as deleted.
     *
     * @param service the service, DRAINING while tasks are left
     */
    public record Response(Service service) implements EcsResponse {}
}
