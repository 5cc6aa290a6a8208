package io.github.ecssimulator.testkit.http.agent;

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

    private final AgentExchanges exchanges;
    private final AgentClock clock;
    private final Redirect redirect;

    /**
     * Makes a client.
     *
     * @param agent answers
     * @param clock the time by which the agent answers
     * @param address the client's address and port as the agent sees them
     * @param redirect the policy for redirects, which the agent sends for paths that are not clean
     */
    public AgentHttpClient(
            Function<AgentRequest, AgentAnswer> agent, AgentClock clock, String address, Redirect redirect) {
        this.exchanges = new AgentExchanges(Objects.requireNonNull(agent, "agent"), address, clock);
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
        Redirection redirection = new Redirection(redirect);
        HttpRequest current = request;
        HttpResponse<T> previous = null;
        while (true) {
            AgentAnswer.Response response = answer(current);
            Optional<HttpRequest> next = redirection.next(current, response);
            if (next.isEmpty()) {
                return exchanges.response(current, response, handler, previous);
            }
            previous = exchanges.redirected(current, response, previous);
            current = next.get();
        }
    }

    private AgentAnswer.Response answer(HttpRequest request) throws IOException, InterruptedException {
        requireAgent(request.uri());
        Instant start = clock.instant();
        AgentAnswer answer = exchanges.answer(request);
        if (answer instanceof AgentAnswer.Hanging hanging) {
            throw new HangingException(hanging, request);
        }
        Duration taken = Duration.between(start, clock.instant());
        if (request.timeout().map(timeout -> taken.compareTo(timeout) > 0).orElse(false)) {
            throw new HttpTimeoutException("request timed out");
        }
        if (answer instanceof AgentAnswer.Response response) {
            return response;
        }
        throw answer instanceof AgentAnswer.NotListening ? new ConnectException() : closed();
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
}
