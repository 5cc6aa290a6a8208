package io.github.ecssimulator.testkit.container;

import io.github.ecssimulator.testkit.internal.http.ForwardingHttpClient;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;

/** The client of the agent as code in a container has it: it ends with the process. */
final class ContainerHttpClient extends ForwardingHttpClient {
    private final ContainerProcess process;

    ContainerHttpClient(HttpClient agent, ContainerProcess process) {
        super(agent);
        this.process = process;
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler)
            throws IOException, InterruptedException {
        process.requireUp("asked its agent");
        try {
            return super.send(request, handler);
        } finally {
            process.requireUp("asked its agent");
        }
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        process.requireUp("asked its agent");
        return super.sendAsync(request, handler);
    }
}
