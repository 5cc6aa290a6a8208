package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.Octets;
import io.github.ecssimulator.testkit.internal.http.RequestBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Turns the requests of a client into those the agent gets. */
final class ClientRequests {
    private final String address;

    /** Of a client whose address and port the agent sees. */
    ClientRequests(String address) {
        this.address = address;
    }

    IncomingRequest incoming(HttpRequest request) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher = request.bodyPublisher().orElse(null);
        RequestBody body = publisher == null ? RequestBody.none() : PublishedBody.read(publisher);
        return new IncomingRequest(
                request.method(), target(request.uri()), "HTTP/1.1", headers(request, publisher), body, address);
    }

    private static String target(URI uri) {
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    private static Headers headers(HttpRequest request, HttpRequest.@Nullable BodyPublisher publisher) {
        List<Headers.Field> fields = new ArrayList<>();
        fields.add(new Headers.Field("Host", request.uri().getRawAuthority()));
        if (publisher != null && publisher.contentLength() >= 0) {
            fields.add(new Headers.Field("Content-Length", String.valueOf(publisher.contentLength())));
        } else if (publisher != null) {
            fields.add(new Headers.Field("Transfer-Encoding", "chunked"));
        }
        if (request.expectContinue()) {
            fields.add(new Headers.Field("Expect", "100-continue"));
        }
        request.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> fields.add(new Headers.Field(name, value))));
        return new Headers(fields);
    }

    /** Collects the body that a request publishes. */
    private static final class PublishedBody implements Flow.Subscriber<ByteBuffer> {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<Octets> whole = new CompletableFuture<>();

        private PublishedBody() {}

        static RequestBody read(HttpRequest.BodyPublisher publisher) throws IOException, InterruptedException {
            PublishedBody body = new PublishedBody();
            publisher.subscribe(body);
            try {
                Octets bytes = body.whole.get();
                return new RequestBody(bytes, RequestBody.End.COMPLETE, publisher.contentLength() < 0);
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ByteBuffer part) {
            byte[] copy = new byte[part.remaining()];
            part.get(copy);
            bytes.writeBytes(copy);
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(Octets.of(bytes));
        }
    }

    /** Follows redirects of one request as the JDK's client does. */
    static final class Redirection {
        private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

        /** The default of the JDK's client. */
        private static final int REDIRECTS_MAX = 5;

        private final Redirect policy;
        private int followed;

        Redirection(Redirect policy) {
            this.policy = policy;
        }

        /** Returns the request to send next; empty if the response is for the caller. */
        Optional<HttpRequest> next(HttpRequest request, HttpAnswer.Response response) {
            Optional<String> location = response.headers().first("Location");
            if (policy == Redirect.NEVER
                    || !STATUSES.contains(response.status())
                    || location.isEmpty()
                    || followed++ == REDIRECTS_MAX) {
                return Optional.empty();
            }
            URI uri = request.uri().resolve(location.get());
            String method = method(request.method(), response.status());
            HttpRequest.BodyPublisher body = method.equals(request.method())
                    ? request.bodyPublisher().orElseGet(BodyPublishers::noBody)
                    : BodyPublishers.noBody();
            return Optional.of(HttpRequest.newBuilder(request, (name, value) -> true)
                    .uri(uri)
                    .method(method, body)
                    .build());
        }

        private static String method(String method, int status) {
            boolean becomesGet = status == 303 || ((status == 301 || status == 302) && method.equals("POST"));
            return becomesGet ? "GET" : method;
        }
    }
}
