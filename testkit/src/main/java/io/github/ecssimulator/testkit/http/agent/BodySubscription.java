package io.github.ecssimulator.testkit.http.agent;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/** Gives a body to its subscriber once it is asked for. */
final class BodySubscription implements Flow.Subscription {
    private final Octets body;
    private final Flow.Subscriber<? super List<ByteBuffer>> subscriber;
    private boolean done;

    BodySubscription(Octets body, Flow.Subscriber<? super List<ByteBuffer>> subscriber) {
        this.body = body;
        this.subscriber = subscriber;
    }

    @Override
    public void request(long n) {
        if (isFirst()) {
            if (n <= 0) {
                subscriber.onError(new IllegalArgumentException("A subscriber must ask for more than " + n + "."));
                return;
            }
            if (body.length() > 0) {
                subscriber.onNext(List.of(ByteBuffer.wrap(body.toByteArray()).asReadOnlyBuffer()));
            }
            subscriber.onComplete();
        }
    }

    @Override
    public void cancel() {
        isFirst();
    }

    private synchronized boolean isFirst() {
        boolean first = !done;
        done = true;
        return first;
    }
}
