package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.testkit.protocol.WireResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.utils.AttributeMap;

/** The SDK's asynchronous HTTP client with the world at the other end. It has no threads: the caller's does it all. */
final class InMemoryAsyncHttpClient implements SdkAsyncHttpClient {
    private final InMemoryHttp http;

    InMemoryAsyncHttpClient(InMemoryHttp http) {
        this.http = http;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        request.requestContentPublisher()
                .subscribe(new BodyCollector(
                        body -> exchange(request, body, done),
                        failure -> fail(request.responseHandler(), failure, done)));
        return done;
    }

    private void exchange(AsyncExecuteRequest request, byte[] body, CompletableFuture<Void> done) {
        SdkAsyncHttpResponseHandler handler = request.responseHandler();
        try {
            WireResponse response = http.exchange(request.request(), body);
            handler.onHeaders(HttpHeads.of(response));
            handler.onStream(new BodyPublisher(response.body(), failure -> finish(done, failure)));
        } catch (IOException | RuntimeException e) {
            fail(handler, e, done);
        }
    }

    private static void finish(CompletableFuture<Void> done, @Nullable Throwable failure) {
        if (failure == null) {
            done.complete(null);
        } else {
            done.completeExceptionally(failure);
        }
    }

    private static void fail(SdkAsyncHttpResponseHandler handler, Throwable failure, CompletableFuture<Void> done) {
        handler.onError(failure);
        done.completeExceptionally(failure);
    }

    @Override
    public String clientName() {
        return "EcsSimulator";
    }

    @Override
    public void close() {
        http.close();
    }

    /** Lets the SDK's client own this one, so that closing the one closes the other. */
    record Builder(InMemoryHttp http) implements SdkAsyncHttpClient.Builder<Builder> {
        @Override
        public SdkAsyncHttpClient buildWithDefaults(AttributeMap defaults) {
            return new InMemoryAsyncHttpClient(http);
        }
    }
}
