package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.ReplyLostException;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;

/** Executes the calls of both direct clients, and turns refusals into the SDK's exceptions. */
final class DirectCalls {
    private final EcsApi api;
    private final SdkRefusals refusals;
    private volatile boolean closed;

    DirectCalls(EcsApi api) {
        this.api = api;
        this.refusals = new SdkRefusals(api);
    }

    void close() {
        closed = true;
    }

    AwsResponse execute(AwsRequest request) {
        requireOpen();
        try {
            return require(request.getClass()).call(api, (SdkPojo) request);
        } catch (EcsException e) {
            throw refusals.of(e);
        } catch (NullElementException e) {
            throw refusals.of(e);
        } catch (ReplyLostException e) {
            throw refusals.of(e);
        }
    }

    RuntimeException refuseUnmodelled(String operation) {
        requireOpen();
        return refusals.of(api.refuseUnmodelled(operation));
    }

    /** Finds a modelled operation, or throws the refusal of one that is not. */
    DirectOperation require(Class<?> requestType) {
        return DirectOperation.of(requestType).orElseThrow(() -> refuseUnmodelled(DirectOperation.nameOf(requestType)));
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("Connection pool shut down: this client of the simulator is closed.");
        }
    }
}
