package io.github.ecssimulator.testkit.internal.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an agent gets of a request of the in-memory client, and what the client makes of each kind of answer. */
@Timeout(20) // a guard: nothing here waits
class AgentHttpExchangeTest {
    private static final URI AGENT = URI.create("http://169.254.170.2/state");
    private static final HttpAnswer OK =
            new HttpAnswer.Response(200, Headers.of("X-Part", "a", "X-Part", "b"), Octets.utf8("body"), false);

    private final MovedClock clock = new MovedClock();
    private final List<IncomingRequest> received = new ArrayList<>();

    private AgentHttpClient client(HttpAnswer answer) {
        return client(clock, request -> answer);
    }

    private AgentHttpClient client(AgentClock time, Function<IncomingRequest, HttpAnswer> agent) {
        return new AgentHttpClient(
                request -> {
                    received.add(request);
                    return agent.apply(request);
                },
                time,
                "169.254.172.2:49152",
                new Nowhere());
    }

    private IncomingRequest sent(HttpRequest.Builder request) throws Exception {
        client(OK).send(request.build(), BodyHandlers.discarding());
        return received.get(0);
    }

    private static HttpRequest.Builder request(String uri) {
        return HttpRequest.newBuilder(URI.create(uri));
    }

    @Test
    void request_withABody_hasHostLengthAndItsOwnHeaders() throws Exception {
        IncomingRequest request = sent(HttpRequest.newBuilder(AGENT)
                .header("X-Trace", "7")
                .expectContinue(true)
                .PUT(BodyPublishers.ofString("body")));

        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.version()).isEqualTo("HTTP/1.1");
        assertThat(request.remoteAddress()).isEqualTo("169.254.172.2:49152");
        assertThat(request.headers())
                .isEqualTo(Headers.of(
                        "Host", "169.254.170.2", "Content-Length", "4", "Expect", "100-continue", "X-Trace", "7"));
        assertThat(request.body().bytes()).hasToString("body");
        assertThat(request.body().chunked()).isFalse();
    }

    @Test
    void request_withoutABody_hasNoLength() throws Exception {
        IncomingRequest request = sent(request("http://169.254.170.2:80/state"));

        assertThat(request.headers()).isEqualTo(Headers.of("Host", "169.254.170.2:80"));
        assertThat(request.body().isPresent()).isFalse();
    }

    @Test
    void request_withAnEmptyBody_tellsItsLength() throws Exception {
        IncomingRequest request = sent(HttpRequest.newBuilder(AGENT).POST(BodyPublishers.noBody()));

        assertThat(request.headers().first("Content-Length")).contains("0");
        assertThat(request.body().chunked()).isFalse();
    }

    @Test
    void request_withABodyOfUnknownLength_isChunked() throws Exception {
        byte[] body = "body".getBytes(UTF_8);

        IncomingRequest request = sent(
                HttpRequest.newBuilder(AGENT).PUT(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));

        assertThat(request.headers()).isEqualTo(Headers.of("Host", "169.254.170.2", "Transfer-Encoding", "chunked"));
        assertThat(request.body().chunked()).isTrue();
        assertThat(request.body().bytes()).hasToString("body");
    }

    @Test
    void request_ofAPublisherThatUsesItsBufferAgain_hasItsBody() throws Exception {
        ByteBuffer buffer = ByteBuffer.allocate(2);

        IncomingRequest request = sent(HttpRequest.newBuilder(AGENT).PUT(BodyPublishers.fromPublisher(subscriber -> {
            subscriber.onSubscribe(new EagerSubscription());
            for (String part : List.of("bo", "d", "y")) {
                subscriber.onNext(buffer.clear().put(part.getBytes(UTF_8)).flip());
            }
            subscriber.onComplete();
        })));

        assertThat(request.body().bytes()).hasToString("body");
    }

    /** Of a publisher that sends without being asked. */
    private static final class EagerSubscription implements Flow.Subscription {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }

    @Test
    void request_target_isPathAndQueryInAscii() throws Exception {
        assertThat(sent(request("http://169.254.170.2")).target()).isEqualTo("/");
        received.clear();
        assertThat(sent(request("HTTP://169.254.170.2?a=%20b")).target()).isEqualTo("/?a=%20b");
        received.clear();
        assertThat(sent(request("http://169.254.170.2/ä?q=ö#part")).target()).isEqualTo("/%C3%A4?q=%C3%B6");
    }

    @Test
    void response_ofAnyHandler_tellsWhatTheAgentAnswered() throws Exception {
        List<HttpResponse.ResponseInfo> told = new ArrayList<>();

        HttpResponse<String> response = client(OK)
                .send(HttpRequest.newBuilder(AGENT).build(), info -> {
                    told.add(info);
                    return BodyHandlers.ofString().apply(info);
                });

        assertThat(told.get(0).statusCode()).isEqualTo(200);
        assertThat(told.get(0).version()).isEqualTo(Version.HTTP_1_1);
        assertThat(told.get(0).headers()).isEqualTo(response.headers());
        assertThat(response.headers().allValues("x-part")).containsExactly("a", "b");
        assertThat(response.sslSession()).isEmpty();
    }

    @Test
    void response_whoseHandlerFails_isAnIoException() {
        IOException failure = new IOException("disk full");

        assertThatThrownBy(() -> client(OK)
                        .send(
                                HttpRequest.newBuilder(AGENT).build(),
                                info -> new Asking(subscription -> {}, CompletableFuture.failedFuture(failure))))
                .isInstanceOf(IOException.class)
                .hasCause(failure);
    }

    @Test
    void response_askedForTwice_isDeliveredOnce() throws Exception {
        assertThat(delivered(OK, subscription -> {
                    subscription.request(1);
                    subscription.request(1);
                }))
                .containsExactly("next body", "complete");
    }

    @Test
    void response_withoutABody_isOnlyCompleted() throws Exception {
        HttpAnswer empty = new HttpAnswer.Response(204, Headers.of(), Octets.empty(), false);

        assertThat(delivered(empty, subscription -> subscription.request(1))).containsExactly("complete");
    }

    @Test
    void response_askedForNothing_tellsTheSubscriberOnce() throws Exception {
        assertThat(delivered(OK, subscription -> {
                    subscription.request(0);
                    subscription.request(1);
                }))
                .containsExactly("error A subscriber must ask for more than 0.");
    }

    @Test
    void response_whoseSubscriberCancels_isNotDelivered() throws Exception {
        assertThat(delivered(OK, subscription -> {
                    subscription.cancel();
                    subscription.request(1);
                }))
                .isEmpty();
    }

    private List<String> delivered(HttpAnswer answer, Asking.Demand demand) throws Exception {
        Asking subscriber = new Asking(demand, CompletableFuture.completedFuture(null));
        client(answer).send(HttpRequest.newBuilder(AGENT).build(), info -> subscriber);
        return subscriber.heard;
    }

    @Test
    void agent_thatDoesNotListen_cannotBeConnectedTo() {
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> client(new HttpAnswer.NotListening())
                        .send(HttpRequest.newBuilder(AGENT).build(), BodyHandlers.ofString()));
    }

    @Test
    void agent_thatHangs_holdsUpItsCallerUntilTheConnectionEnds() {
        CompletableFuture<Object> end = CompletableFuture.completedFuture("end");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> client(new HttpAnswer.Hanging(end))
                        .send(HttpRequest.newBuilder(AGENT).build(), BodyHandlers.ofString()))
                .withMessage("HTTP/1.1 header parser received no bytes");
    }

    @Test
    void agent_thatHangs_isWaitedForUntilTheTimeoutInSimulatedTime() {
        assertThatExceptionOfType(HttpTimeoutException.class)
                .isThrownBy(() -> client(new HttpAnswer.Hanging(new CompletableFuture<>()))
                        .send(hasty(), BodyHandlers.ofString()))
                .withMessage("request timed out");
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void agent_thatIsGoneBeforeTheTimeout_isNoTimeout() {
        CompletableFuture<Object> end = new CompletableFuture<>();
        AgentClock ending = new AgentClock() {
            @Override
            public Instant instant() {
                return clock.instant();
            }

            @Override
            public void advance(Duration duration) {
                end.complete("end");
            }
        };

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() ->
                        client(ending, request -> new HttpAnswer.Hanging(end)).send(hasty(), BodyHandlers.ofString()))
                .withMessage("HTTP/1.1 header parser received no bytes");
    }

    @Test
    void agent_thatHangs_holdsUpNoCallerThatDoesNotWait() {
        CompletableFuture<Object> end = new CompletableFuture<>();

        CompletableFuture<HttpResponse<String>> response = client(new HttpAnswer.Hanging(end))
                .sendAsync(HttpRequest.newBuilder(AGENT).build(), BodyHandlers.ofString());

        assertThat(response).isNotDone();
        end.complete("end");
        assertThatThrownBy(response::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("HTTP/1.1 header parser received no bytes");
    }

    @Test
    void agent_thatHangs_failsTheFutureAtTheTimeout() {
        assertThatThrownBy(client(new HttpAnswer.Hanging(new CompletableFuture<>()))
                        .sendAsync(hasty(), BodyHandlers.ofString(), null)::join)
                .hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(clock.elapsed()).isEqualTo(Duration.ofSeconds(2));
    }

    private static HttpRequest hasty() {
        return HttpRequest.newBuilder(AGENT).timeout(Duration.ofSeconds(2)).build();
    }

    @Test
    void sendAsync_interrupted_failsTheFutureAndKeepsTheInterruption() {
        HttpRequest put = HttpRequest.newBuilder(AGENT)
                .PUT(BodyPublishers.fromPublisher(subscriber -> {}))
                .build();
        Thread.currentThread().interrupt();

        CompletableFuture<HttpResponse<String>> response = client(OK).sendAsync(put, BodyHandlers.ofString());

        assertThat(Thread.interrupted()).isTrue();
        assertThatThrownBy(response::join).hasCauseInstanceOf(InterruptedException.class);
    }

    /** Asks for a body in its own way, and keeps what it hears. */
    private record Asking(Demand demand, CompletionStage<String> body, List<String> heard)
            implements BodySubscriber<String> {

        Asking(Demand demand, CompletionStage<String> body) {
            this(demand, body, new ArrayList<>());
        }

        @Override
        public CompletionStage<String> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            demand.of(subscription);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            parts.forEach(part -> heard.add("next " + UTF_8.decode(part)));
        }

        @Override
        public void onError(Throwable failure) {
            heard.add("error " + failure.getMessage());
        }

        @Override
        public void onComplete() {
            heard.add("complete");
        }

        /** What a subscriber does with its subscription. */
        interface Demand {
            void of(Flow.Subscription subscription);
        }
    }
}
