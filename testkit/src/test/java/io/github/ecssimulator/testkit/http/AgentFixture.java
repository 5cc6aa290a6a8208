package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.AgentEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** A task that asks its agent, through the server or in memory. */
final class AgentFixture implements AutoCloseable {
    static final String STATE = "/task-protection/v1/state";
    static final String PROTECT = "{\"ProtectionEnabled\":true}";

    enum Way {
        LOOPBACK("loopback HTTP"),
        IN_MEMORY("in-memory HTTP");

        private final String caller;

        Way(String caller) {
            this.caller = caller;
        }

        String caller() {
            return caller;
        }
    }

    private final EcsSimulator ecs;
    private final SimulatedService service;
    private final SimulatedTask task;
    private final EcsSimulatorServer server;
    private final InMemoryAgent agent;
    private final HttpClient sockets = HttpClient.newHttpClient();

    AgentFixture(EcsSimulator ecs) {
        this.ecs = ecs;
        this.service = ecs.createCluster("media").createService("transcoder", 1);
        this.task = service.tasks().get(0);
        this.server = EcsSimulatorServer.start(ecs);
        this.agent = InMemoryAgent.of(ecs);
    }

    EcsSimulator ecs() {
        return ecs;
    }

    SimulatedService service() {
        return service;
    }

    SimulatedTask task() {
        return task;
    }

    EcsSimulatorServer server() {
        return server;
    }

    InMemoryAgent agent() {
        return agent;
    }

    HttpClient client(Way way) {
        return way == Way.LOOPBACK ? sockets : agent.httpClient();
    }

    /** A request; {@code {id}} in its path is the one of the task. */
    HttpRequest.Builder request(Way way, String method, String path, String body) {
        URI root = way == Way.LOOPBACK ? server.endpoint() : URI.create("http://169.254.170.2");
        return HttpRequest.newBuilder(URI.create(root + path.replace("{id}", EndpointIds.of(task, ecs.seed()))))
                .version(HttpClient.Version.HTTP_1_1)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(Way way, String method, String path, String body)
            throws IOException, InterruptedException {
        return client(way).send(request(way, method, path, body).build(), BodyHandlers.ofString());
    }

    /** What the journal tells of requests at the agent. */
    List<String> told() {
        return ecs.journal()
                .events(AgentEvent.class)
                .map(event -> event.text().replace(EndpointIds.of(task, ecs.seed()), "{id}"))
                .toList();
    }

    @Override
    public void close() {
        server.close();
        ecs.close();
    }
}
