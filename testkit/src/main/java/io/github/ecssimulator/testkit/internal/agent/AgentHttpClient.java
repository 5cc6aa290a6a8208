package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.io.IOException;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client inside a container: what it sends to the agent's address, {@code http://169.254.170.2}, or to where else the
 * agent is served, is answered in memory, and nothing else can be reached. It follows no redirects.
 *
 * <p>Requests are answered on the calling thread, asynchronous ones too, so that a test stays deterministic. A timeout
 * of a request is measured in simulated time. A request without one that the agent leaves hanging waits in real time.
 */
public final class AgentHttpClient extends HttpClient {
    /** Where every task finds its agent. Source: documented: TSIPE. */
    public static final String ADDRESS = "http://169.254.170.2";

    private static final String HOST = URI.create(ADDRESS).getHost();
    private static final String REACHES = " client reaches only the agent at " + ADDRESS;

    private final Function<IncomingRequest, HttpAnswer> agent;
    private final AgentClock clock;
    private final String address;
    private final Elsewhere elsewhere;

    /** Makes a client with the address and port by which the agent sees it. */
    public AgentHttpClient(
            Function<IncomingRequest, HttpAnswer> agent, AgentClock clock, String address, Elsewhere elsewhere) {
        this.agent = agent;
        this.clock = clock;
        this.address = address;
        this.elsewhere = elsewhere;
    }

    /** What lies behind other addresses than that of every agent. */
    public interface Elsewhere {

        /** Tells whether the same agent is served there, too. */
        boolean isAgent(URI uri);

        /** Hears of a request that leads nowhere, with the reason. */
        void unreachable(HttpRequest request, String reason);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpAnswer answer = answer(request);
        if (answer instanceof HttpAnswer.Hanging hanging) {
            awaitEnd(hanging);
        }
        return response(request, answer, handler);
    }

    private static void awaitEnd(HttpAnswer.Hanging hanging) throws InterruptedException {
        try {
            hanging.end().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A hanging connection ends without an error.", e);
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            HttpAnswer answer = answer(request);
            if (answer instanceof HttpAnswer.Hanging hanging) {
                return hanging.end()
                        .toCompletableFuture()
                        .thenCompose(ended -> CompletableFuture.failedFuture(closed()));
            }
            return CompletableFuture.completedFuture(response(request, answer, handler));
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request,
            HttpResponse.BodyHandler<T> handler,
            HttpResponse.@Nullable PushPromiseHandler<T> pushPromises) {
        return sendAsync(request, handler);
    }

    /** Asks the agent. One that hangs uses up the timeout of the request, if it has any. */
    private HttpAnswer answer(HttpRequest request) throws IOException, InterruptedException {
        requireAgent(request);
        Instant start = clock.instant();
        HttpAnswer answer = agent.apply(incoming(request));
        Duration timeout = request.timeout().orElse(null);
        if (timeout == null) {
            return answer;
        }
        boolean inTime = Duration.between(start, clock.instant()).compareTo(timeout) <= 0;
        if (answer instanceof HttpAnswer.Hanging hanging) {
            clock.advance(timeout);
            inTime = hanging.end().toCompletableFuture().isDone(); // what is due meanwhile may have ended it
        }
        if (!inTime) {
            throw new HttpTimeoutException("request timed out");
        }
        return answer;
    }

    private void requireAgent(HttpRequest request) throws ConnectException {
        URI uri = request.uri();
        if (!isAtAgent(uri) && !elsewhere.isAgent(uri)) {
            elsewhere.unreachable(request, "this" + REACHES);
            throw new ConnectException("This" + REACHES + ", not " + uri + ".");
        }
    }

    private static boolean isAtAgent(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme())
                && HOST.equals(uri.getHost())
                && (uri.getPort() == -1 || uri.getPort() == 80);
    }

    private <T> HttpResponse<T> response(HttpRequest request, HttpAnswer answer, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        if (answer instanceof HttpAnswer.Response response) {
            return ClientResponse.of(request, response, clock.instant(), handler);
        }
        throw answer instanceof HttpAnswer.NotListening ? new ConnectException() : closed();
    }

    private static IOException closed() {
        return new IOException("HTTP/1.1 header parser received no bytes"); // the words of the JDK's client
    }

    private IncomingRequest incoming(HttpRequest request) throws IOException, InterruptedException {
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

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return Optional.empty();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return Optional.empty();
    }

    @Override
    public Redirect followRedirects() {
        return Redirect.NEVER;
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return Optional.empty();
    }

    @Override
    public SSLContext sslContext() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JDK has no default SSL context.", e);
        }
    }

    @Override
    public SSLParameters sslParameters() {
        return sslContext().getDefaultSSLParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return Optional.empty();
    }

    @Override
    public Version version() {
        return Version.HTTP_1_1;
    }

    @Override
    public Optional<Executor> executor() {
        return Optional.empty();
    }

    /** Collects the body that a request publishes as the JDK does that of a response. */
    private record PublishedBody(HttpResponse.BodySubscriber<byte[]> parts) implements Flow.Subscriber<ByteBuffer> {
        static RequestBody read(HttpRequest.BodyPublisher publisher) throws IOException, InterruptedException {
            PublishedBody body = new PublishedBody(HttpResponse.BodySubscribers.ofByteArray());
            publisher.subscribe(body);
            try {
                byte[] bytes = body.parts.getBody().toCompletableFuture().get();
                return new RequestBody(Octets.adopt(bytes), RequestBody.End.COMPLETE, publisher.contentLength() < 0);
            } catch (ExecutionException e) {
                throw new IOException(e.getCause());
            }
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            parts.onSubscribe(subscription);
        }

        @Override
        public void onNext(ByteBuffer part) {
            // A copy: who publishes it may use its buffer again.
            parts.onNext(List.of(ByteBuffer.allocate(part.remaining()).put(part).flip()));
        }

        @Override
        public void onError(Throwable failure) {
            parts.onError(failure);
        }

        @Override
        public void onComplete() {
            parts.onComplete();
        }
    }
}
