package io.github.ecssimulator.testkit.http.agent;

import java.net.URI;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.Set;

/** Follows redirects of one request as the JDK's client does. */
final class Redirection {
    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    /** The default of the JDK's client. */
    private static final int REDIRECTS_MAX = 5;

    private final Redirect policy;
    private int followed;

    Redirection(Redirect policy) {
        this.policy = policy;
    }

    /** Returns the request to send next; empty if the response is for the caller. */
    Optional<HttpRequest> next(HttpRequest request, AgentAnswer.Response response) {
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
