package io.github.ecssimulator.api;

import java.util.Objects;

/**
 * An accepted call: the response and the id that ECS gave the request.
 *
 * @param <R> the response of the operation
 * @param requestId the id of the call, a UUID
 * @param response the response
 */
public record EcsReply<R extends EcsResponse>(String requestId, R response) {

    public EcsReply {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(response, "response");
    }
}
