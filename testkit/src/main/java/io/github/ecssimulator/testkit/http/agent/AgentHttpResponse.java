package io.github.ecssimulator.testkit.http.agent;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** A response that the in-memory client hands out. */
final class AgentHttpResponse<T> implements HttpResponse<T> {
    private final HttpRequest request;
    private final int statusCode;
    private final HttpHeaders headers;
    private final @Nullable T body;
    private final @Nullable HttpResponse<T> previous;

    AgentHttpResponse(
            HttpRequest request,
            int statusCode,
            HttpHeaders headers,
            @Nullable T body,
            @Nullable HttpResponse<T> previous) {
        this.request = request;
        this.statusCode = statusCode;
        this.headers = headers;
        this.body = body;
        this.previous = previous;
    }

    @Override
    public int statusCode() {
        return statusCode;
    }

    @Override
    public HttpRequest request() {
        return request;
    }

    @Override
    public Optional<HttpResponse<T>> previousResponse() {
        return Optional.ofNullable(previous);
    }

    @Override
    public HttpHeaders headers() {
        return headers;
    }

    @Override
    @SuppressWarnings("NullAway") // a handler may make nothing of a body, as BodyHandlers.discarding does
    public T body() {
        return body;
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
}
