package io.github.ecssimulator.testkit.http.agent;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns its requests into the agent's, and the agent's answers into responses. */
final class AgentExchanges {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private final Function<AgentRequest, AgentAnswer> agent;
    private final String address;
    private final AgentClock clock;

    AgentExchanges(Function<AgentRequest, AgentAnswer> agent, String address, AgentClock clock) {
        this.agent = agent;
        this.address = address;
        this.clock = clock;
    }

    AgentAnswer answer(HttpRequest request) throws IOException, InterruptedException {
        HttpRequest.BodyPublisher publisher = request.bodyPublisher().orElse(null);
        RequestBody body = publisher == null ? RequestBody.none() : PublishedBody.read(publisher);
        return agent.apply(new AgentRequest(
                request.method(), target(request.uri()), "HTTP/1.1", headers(request, publisher), body, address));
    }

    private static String target(URI uri) {
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    private static HeaderList headers(HttpRequest request, HttpRequest.@Nullable BodyPublisher publisher) {
        List<HeaderField> fields = new ArrayList<>();
        fields.add(new HeaderField("Host", request.uri().getRawAuthority()));
        if (publisher != null && publisher.contentLength() >= 0) {
            fields.add(new HeaderField("Content-Length", String.valueOf(publisher.contentLength())));
        } else if (publisher != null) {
            fields.add(new HeaderField("Transfer-Encoding", "chunked"));
        }
        if (request.expectContinue()) {
            fields.add(new HeaderField("Expect", "100-continue"));
        }
        request.headers()
                .map()
                .forEach((name, values) -> values.forEach(value -> fields.add(new HeaderField(name, value))));
        return new HeaderList(fields);
    }

    <T> HttpResponse<T> response(
            HttpRequest request,
            AgentAnswer.Response response,
            HttpResponse.BodyHandler<T> handler,
            @Nullable HttpResponse<T> previous)
            throws IOException {
        HttpHeaders headers = headers(response);
        HttpResponse.BodySubscriber<T> subscriber = handler.apply(new Info(response.status(), headers));
        subscriber.onSubscribe(new BodySubscription(response.body(), subscriber));
        try {
            T body = subscriber.getBody().toCompletableFuture().join();
            return new AgentHttpResponse<>(request, response.status(), headers, body, previous);
        } catch (CompletionException e) {
            throw new IOException(e.getCause());
        }
    }

    /** The response that the client followed; as in the JDK's client it has no body. */
    <T> HttpResponse<T> redirected(
            HttpRequest request, AgentAnswer.Response response, @Nullable HttpResponse<T> previous) {
        return new AgentHttpResponse<>(request, response.status(), headers(response), null, previous);
    }

    private HttpHeaders headers(AgentAnswer.Response response) {
        Map<String, List<String>> map = new LinkedHashMap<>();
        map.put("Date", List.of(DATE.format(clock.instant())));
        for (HeaderField field : response.headers().fields()) {
            map.computeIfAbsent(field.name(), name -> new ArrayList<>()).add(field.value());
        }
        return HttpHeaders.of(map, (name, value) -> true);
    }

    private record Info(int statusCode, HttpHeaders headers) implements HttpResponse.ResponseInfo {
        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
