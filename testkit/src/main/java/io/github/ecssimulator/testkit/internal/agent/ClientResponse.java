package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** A response that the in-memory client hands out; without a body it is what it tells a handler of bodies before. */
record ClientResponse<T>(
        HttpRequest request,
        int statusCode,
        HttpHeaders headers,
        @Nullable T body) implements HttpResponse<T>, HttpResponse.ResponseInfo {

    static <T> HttpResponse<T> of(HttpRequest request, HttpAnswer.Response answer, Instant date, BodyHandler<T> handler)
            throws IOException {
        HttpHeaders headers = headers(answer, date);
        BodySubscriber<T> subscriber = handler.apply(new ClientResponse<>(request, answer.status(), headers, null));
        subscriber.onSubscribe(new Delivery(answer.body(), subscriber));
        try {
            T body = subscriber.getBody().toCompletableFuture().join();
            return new ClientResponse<>(request, answer.status(), headers, body);
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    private static HttpHeaders headers(HttpAnswer.Response answer, Instant date) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        map.put("Date", List.of(Headers.date(date)));
        for (Headers.Field field : answer.headers().fields()) {
            map.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field.value());
        }
        return HttpHeaders.of(map, (name, value) -> true);
    }

    @Override
    @SuppressWarnings("NullAway") // a handler may make nothing of a body, as BodyHandlers.discarding does
    public T body() {
        return body;
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
        return Optional.empty();
    }

    @Override
    public Optional<SSLSession> sslSession() {
        return Optional.empty();
    }

    @Override
    public URI uri() {
        return request.uri();
    }

    @Override
    public HttpClient.Version version() {
        return HttpClient.Version.HTTP_1_1;
    }

    @Override
    public String toString() {
        return "(" + request.method() + " " + uri() + ") " + statusCode;
    }

    /** Gives a body to its subscriber once it is asked for. */
    private static final class Delivery implements Flow.Subscription {
        private final Octets body;
        private final Flow.Subscriber<? super List<ByteBuffer>> subscriber;
        private boolean done;

        Delivery(Octets body, Flow.Subscriber<? super List<ByteBuffer>> subscriber) {
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
                    subscriber.onNext(
                            List.of(ByteBuffer.wrap(body.toByteArray()).asReadOnlyBuffer()));
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
}
