package io.github.ecssimulator.testkit.internal.http;

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

/** A client that leaves all to another one; those who extend it do something before or behind that. */
public abstract class ForwardingHttpClient extends HttpClient {
    private final HttpClient target;

    /** Leaves all to this client. */
    protected ForwardingHttpClient(HttpClient target) {
        this.target = target;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        return target.send(request, handler);
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        return target.sendAsync(request, handler);
    }

    /** No agent pushes anything, so this is the same without promises. */
    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request,
            HttpResponse.BodyHandler<T> handler,
            HttpResponse.@Nullable PushPromiseHandler<T> pushPromises) {
        return sendAsync(request, handler);
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return target.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return target.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return target.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return target.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return target.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return target.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return target.authenticator();
    }

    @Override
    public Version version() {
        return target.version();
    }

    @Override
    public Optional<Executor> executor() {
        return target.executor();
    }
}
