package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Deletes a service. Source: documented: DeleteService.
 *
 * @param cluster the name or ARN of the cluster; absent means {@code default}
 * @param service the name or ARN of the service; required
 * @param force whether to delete it although it was not scaled to zero
 */
public record DeleteServiceRequest(
        @Nullable String cluster,
        @Nullable String service,
        @Nullable Boolean force) implements EcsRequest<DeleteServiceResponse> {

    @Override
    public String operation() {
        return "DeleteService";
    }
}
