package io.github.ecssimulator.api;

/**
 * A call of one ECS operation.
 *
 * @param <R> the response that belongs to this request
 */
public sealed interface EcsRequest<R extends EcsResponse>
        permits GetTaskProtectionRequest, UpdateTaskProtectionRequest {

    /**
     * Returns ECS's own name of the operation.
     *
     * @return the operation, for example {@code UpdateTaskProtection}
     */
    String operation();
}
