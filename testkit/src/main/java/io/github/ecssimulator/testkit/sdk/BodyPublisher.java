package io.github.ecssimulator.testkit.sdk;

import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Publishes the body of a response, in one piece, to the one subscriber that asks for it. */
final class BodyPublisher implements Publisher<ByteBuffer> {
    private final byte[] body;
    private final Consumer<@Nullable Throwable> whenDone;
    private final AtomicBoolean taken = new AtomicBoolean();

    /**
     * Makes the publisher of one body.
     *
     * @param whenDone told once when the body was delivered ({@code null}) or never will be
     */
    BodyPublisher(byte[] body, Consumer<@Nullable Throwable> whenDone) {
        this.body = body;
        this.whenDone = whenDone;
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
                refuse(new IllegalArgumentException("Reactive Streams rule 3.9: demand must be positive: " + demand));
                return;
            }
            subscriber.onNext(ByteBuffer.wrap(body).asReadOnlyBuffer());
            subscriber.onComplete();
            whenDone.accept(null);
        }

        private void refuse(RuntimeException failure) {
            subscriber.onError(failure);
            whenDone.accept(failure);
        }

        @Override
        public void cancel() {
            if (ended.compareAndSet(false, true)) {
                whenDone.accept(new CancellationException("The response body was cancelled."));
            }
        }
    }
}
