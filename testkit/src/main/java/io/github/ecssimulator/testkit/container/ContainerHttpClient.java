package io.github.ecssimulator.testkit.container;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** The client of the agent as code in a container has it: it ends with the process. */
final class ContainerHttpClient extends HttpClient {
    private final HttpClient agent;
    private final ContainerProcess process;

    ContainerHttpClient(HttpClient agent, ContainerProcess process) {
        this.agent = agent;
        this.process = process;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        process.requireUp("asked its agent");
        try {
            return agent.send(request, handler);
        } finally {
            process.requireUp("asked its agent");
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        process.requireUp("asked its agent");
        return agent.sendAsync(request, handler);
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
