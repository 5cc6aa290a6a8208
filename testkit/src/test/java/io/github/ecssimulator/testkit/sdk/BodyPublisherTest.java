package io.github.ecssimulator.testkit.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** The two ends of a body by the rules of Reactive Streams. */
class BodyPublisherTest {
    private final List<String> events = new ArrayList<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final InMemoryAsyncHttpClient.BodyPublisher publisher =
            new InMemoryAsyncHttpClient.BodyPublisher("body".getBytes(StandardCharsets.UTF_8), done);
    private final Recorder subscriber = new Recorder();

    @BeforeEach
    void hearOfTheEnd() {
        CompletableFuture<Void> unused = done.whenComplete((nothing, failure) -> events.add(
                "done " + (failure == null ? "well" : failure.getClass().getSimpleName())));
    }

    @Test
    void subscribe_withoutDemand_deliversNothing() {
        publisher.subscribe(subscriber);

        assertThat(events).containsExactly("subscribed");
    }

    @Test
    void request_one_deliversTheBodyAndTheEnd() {
        publisher.subscribe(subscriber);
        subscriber.subscription.request(1);

        assertThat(events).containsExactly("subscribed", "body", "complete", "done well");
    }

    @Test
    void request_again_deliversNothingMore() {
        publisher.subscribe(subscriber);
        subscriber.subscription.request(Long.MAX_VALUE);
        subscriber.subscription.request(1);

        assertThat(events).hasSize(4);
    }

    @Test
    void request_fromWithinOnNext_deliversTheBodyOnce() {
        subscriber.requestAgain = true;
        publisher.subscribe(subscriber);
        subscriber.subscription.request(1);

        assertThat(events).containsExactly("subscribed", "body", "complete", "done well");
    }

    @Test
    void request_zero_isAnError() {
        publisher.subscribe(subscriber);
        subscriber.subscription.request(0);

        assertThat(events)
                .containsExactly("subscribed", "error IllegalArgumentException", "done IllegalArgumentException");
    }

    @Test
    void cancel_beforeDemand_endsWithoutTheBody() {
        publisher.subscribe(subscriber);
        subscriber.subscription.cancel();
        subscriber.subscription.request(1);

        assertThat(events).containsExactly("subscribed", "done " + CancellationException.class.getSimpleName());
    }

    @Test
    void cancel_afterTheEnd_changesNothing() {
        publisher.subscribe(subscriber);
        subscriber.subscription.request(1);
        subscriber.subscription.cancel();

        assertThat(events).hasSize(4);
    }

    @Test
    void subscribe_twice_failsTheSecondSubscriber() {
        publisher.subscribe(new Recorder());
        publisher.subscribe(subscriber);
        subscriber.subscription.request(1);

        assertThat(events).containsExactly("subscribed", "subscribed", "error IllegalStateException");
    }

    @Test
    void collector_partsOfABody_areJoined() {
        List<String> bodies = new ArrayList<>();
        InMemoryAsyncHttpClient.BodyCollector collector = new InMemoryAsyncHttpClient.BodyCollector(
                body -> bodies.add(new String(body, StandardCharsets.UTF_8)), failure -> {});
        publisher.subscribe(collector);

        assertThat(bodies).containsExactly("body");
    }

    @Test
    void collector_failedBody_tellsTheFailure() {
        List<Throwable> failures = new ArrayList<>();
        InMemoryAsyncHttpClient.BodyCollector collector =
                new InMemoryAsyncHttpClient.BodyCollector(body -> {}, failures::add);
        collector.onError(new IllegalStateException("broken"));

        assertThat(failures).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void collector_secondSubscription_isCancelled() {
        InMemoryAsyncHttpClient.BodyCollector collector =
                new InMemoryAsyncHttpClient.BodyCollector(body -> {}, failure -> {});
        publisher.subscribe(collector);
        events.clear();
        CompletableFuture<Void> other = new CompletableFuture<>();
        new InMemoryAsyncHttpClient.BodyPublisher(new byte[0], other).subscribe(collector);

        assertThat(other).isCancelled();
        assertThat(events).isEmpty();
    }

    private final class Recorder implements Subscriber<ByteBuffer> {
        private Subscription subscription;
        private boolean requestAgain;

        @Override
        public void onSubscribe(Subscription offered) {
            subscription = offered;
            events.add("subscribed");
        }

        @Override
        public void onNext(ByteBuffer part) {
            events.add(StandardCharsets.UTF_8.decode(part).toString());
            if (requestAgain) {
                subscription.request(1);
            }
        }

        @Override
        public void onError(Throwable failure) {
            events.add("error " + failure.getClass().getSimpleName());
        }

        @Override
        public void onComplete() {
            events.add("complete");
        }
    }
}
