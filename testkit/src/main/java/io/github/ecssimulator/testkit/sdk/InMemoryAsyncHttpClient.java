package io.github.ecssimulator.testkit.sdk;

import io.github.ecssimulator.testkit.protocol.WireResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

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
            handler.onStream(new BodyPublisher(response.body(), done));
        } catch (IOException | RuntimeException e) {
            fail(handler, e, done);
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

    /** Collects the body of an asynchronous request. */
    static final class BodyCollector implements Subscriber<ByteBuffer> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Consumer<byte[]> whenComplete;
        private final Consumer<Throwable> whenFailed;
        private @Nullable Subscription subscription;

        BodyCollector(Consumer<byte[]> whenComplete, Consumer<Throwable> whenFailed) {
            this.whenComplete = whenComplete;
            this.whenFailed = whenFailed;
        }

        @Override
        public void onSubscribe(Subscription offered) {
            if (subscription != null) {
                offered.cancel(); // Reactive Streams rule 2.5: a subscriber takes one subscription only.
                return;
            }
            subscription = offered;
            offered.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer part) {
            byte[] copy = new byte[part.remaining()];
            part.duplicate().get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void onError(Throwable failure) {
            whenFailed.accept(failure);
        }

        @Override
        public void onComplete() {
            whenComplete.accept(bytes.toByteArray());
        }
    }

    /** Publishes the body of a response, in one piece, to the one subscriber that asks for it; done when that has it, or never will. */
    static final class BodyPublisher implements Publisher<ByteBuffer> {
        private final byte[] body;
        private final CompletableFuture<Void> done;
        private final AtomicBoolean taken = new AtomicBoolean();

        BodyPublisher(byte[] body, CompletableFuture<Void> done) {
            this.body = body;
            this.done = done;
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            if (taken.compareAndSet(false, true)) {
                subscriber.onSubscribe(new Delivery(subscriber));
            } else {
                subscriber.onSubscribe(new Delivery(subscriber).ended());
                subscriber.onError(new IllegalStateException("The body of a response can be read once."));
            }
        }

        private final class Delivery implements Subscription {
            private final Subscriber<? super ByteBuffer> subscriber;
            private final AtomicBoolean ended = new AtomicBoolean();

            Delivery(Subscriber<? super ByteBuffer> subscriber) {
                this.subscriber = subscriber;
            }

            Delivery ended() {
                ended.set(true);
                return this;
            }

            // The body is one element, so any demand is enough, and what is asked again on the way finds it ended.
            @Override
            public void request(long demand) {
                if (!ended.compareAndSet(false, true)) {
                    return;
                }
                if (demand <= 0) {
                    refuse(new IllegalArgumentException(
                            "Reactive Streams rule 3.9: demand must be positive: " + demand));
                    return;
                }
                subscriber.onNext(ByteBuffer.wrap(body).asReadOnlyBuffer());
                subscriber.onComplete();
                done.complete(null);
            }

            private void refuse(RuntimeException failure) {
                subscriber.onError(failure);
                done.completeExceptionally(failure);
            }

            @Override
            public void cancel() {
                if (ended.compareAndSet(false, true)) {
                    done.completeExceptionally(new CancellationException("The response body was cancelled."));
                }
            }
        }
    }
}
