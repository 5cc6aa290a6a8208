package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
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
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP client inside a container: what it sends to the agent's address, {@code http://169.254.170.2}, is answered in
 * memory, and nothing else can be reached.
 *
 * <pre>{@code
 * HttpClient client = new AgentHttpClient(agent::answer, clock, "169.254.172.2:49152", HttpClient.Redirect.NEVER);
 * HttpResponse<String> response = client.send(
 *         HttpRequest.newBuilder(URI.create("http://169.254.170.2/api/" + endpointId + "/task-protection/v1/state"))
 *                 .build(),
 *         HttpResponse.BodyHandlers.ofString());
 * }</pre>
 *
 * <p>Requests are answered on the calling thread, asynchronous ones too, so that a test stays deterministic. A timeout
 * of a request is measured in simulated time. A request without one that the agent leaves hanging waits in real time.
 */
public final class AgentHttpClient extends HttpClient {
    private static final String AGENT = "169.254.170.2";

    private final Function<IncomingRequest, HttpAnswer> agent;
    private final ClientRequests requests;
    private final AgentClock clock;
    private final Redirect redirect;

    /** Makes a client with the address and port by which the agent sees it. */
    public AgentHttpClient(
            Function<IncomingRequest, HttpAnswer> agent, AgentClock clock, String address, Redirect redirect) {
        this.agent = Objects.requireNonNull(agent, "agent");
        this.requests = new ClientRequests(address);
        this.clock = Objects.requireNonNull(clock, "clock");
        this.redirect = Objects.requireNonNull(redirect, "redirect");
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        try {
            return exchange(request, handler);
        } catch (HangingException hanging) {
            hanging.await(clock);
            throw closed();
        }
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        ClientRequests.Redirection redirection = new ClientRequests.Redirection(redirect);
        HttpRequest current = request;
        Optional<HttpResponse<T>> previous = Optional.empty();
        while (true) {
            HttpAnswer.Response response = answer(current);
            Optional<HttpRequest> next = redirection.next(current, response);
            if (next.isEmpty()) {
                return ClientResponse.of(current, response, clock.instant(), handler, previous);
            }
            previous = Optional.of(ClientResponse.redirected(current, response, clock.instant(), previous));
            current = next.get();
        }
    }

    private HttpAnswer.Response answer(HttpRequest request) throws IOException, InterruptedException {
        requireAgent(request.uri());
        Instant start = clock.instant();
        HttpAnswer answer = agent.apply(requests.incoming(request));
        if (answer instanceof HttpAnswer.Hanging hanging) {
            throw new HangingException(hanging, request);
        }
        Duration taken = Duration.between(start, clock.instant());
        if (request.timeout().map(timeout -> taken.compareTo(timeout) > 0).orElse(false)) {
            throw new HttpTimeoutException("request timed out");
        }
        if (answer instanceof HttpAnswer.Response response) {
            return response;
        }
        throw answer instanceof HttpAnswer.NotListening ? new ConnectException() : closed();
    }

    private static IOException closed() {
        return new IOException("HTTP/1.1 header parser received no bytes"); // the words of the JDK's client
    }

    private static void requireAgent(URI uri) throws ConnectException {
        boolean isAgent = "http".equalsIgnoreCase(uri.getScheme())
                && AGENT.equals(uri.getHost())
                && (uri.getPort() == -1 || uri.getPort() == 80);
        if (!isAgent) {
            throw new ConnectException("This client reaches only the agent at http://" + AGENT + ", not " + uri + ".");
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return CompletableFuture.completedFuture(exchange(request, handler));
        } catch (HangingException hanging) {
            return hanging.result(clock, closed());
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
        return redirect;
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

    /** Nothing comes back, until the timeout of the request or the end of the connection. */
    private static final class HangingException extends IOException {
        private static final long serialVersionUID = 1;

        private final transient CompletableFuture<?> end;
        private final transient @Nullable Duration timeout;

        HangingException(HttpAnswer.Hanging hanging, HttpRequest request) {
            this.end = hanging.end().toCompletableFuture();
            this.timeout = request.timeout().orElse(null);
        }

        /** Waits for the end of the connection, or for the timeout in simulated time. */
        void await(AgentClock clock) throws HttpTimeoutException, InterruptedException {
            passTimeout(clock);
            try {
                end.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("A hanging connection ends without an error.", e);
            }
        }

        /** What a caller gets that does not wait itself. */
        <T> CompletableFuture<HttpResponse<T>> result(AgentClock clock, IOException closed) {
            try {
                passTimeout(clock);
                return end.thenCompose(ended -> CompletableFuture.failedFuture(closed));
            } catch (HttpTimeoutException e) {
                return CompletableFuture.failedFuture(e);
            }
        }

        private void passTimeout(AgentClock clock) throws HttpTimeoutException {
            if (timeout != null) {
                clock.advance(timeout);
                if (!end.isDone()) { // what is due meanwhile may have ended it
                    throw new HttpTimeoutException("request timed out");
                }
            }
        }
    }
}
