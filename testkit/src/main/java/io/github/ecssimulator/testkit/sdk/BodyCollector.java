package io.github.ecssimulator.testkit.sdk;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Collects the body of an asynchronous request. */
final class BodyCollector implements Subscriber<ByteBuffer> {
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
