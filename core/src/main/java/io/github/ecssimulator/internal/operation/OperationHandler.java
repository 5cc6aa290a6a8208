package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;

/**
 * Decides one operation. It runs under the lock of the world.
 *
 * @param <Q> the request
 * @param <R> the response
 */
interface OperationHandler<Q extends EcsRequest<R>, R extends EcsResponse> {

    /** Answers the request, or throws a {@code RefusedCall} before anything was changed. */
    R handle(Q request);
}
