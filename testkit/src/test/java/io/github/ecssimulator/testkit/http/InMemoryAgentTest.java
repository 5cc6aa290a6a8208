package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryAgentTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private final InMemoryAgent agent = InMemoryAgent.of(ecs);
    private final SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
    private final SimulatedTask task = service.tasks().get(0);

    @AfterEach
    void close() {
        ecs.close();
    }

    private HttpRequest.Builder state() {
        return HttpRequest.newBuilder(URI.create(agent.uriOf(task) + "/task-protection/v1/state"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return agent.httpClient().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void protection_setThroughTheAgent_keepsTheTaskUntilItExpires() throws Exception {
        HttpResponse<String> response = send(state().PUT(BodyPublishers.ofString("{\"ProtectionEnabled\":true}")));
        service.scaleTo(0);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(task.isRunning()).isTrue();
        assertThat(send(state()).body()).contains("\"ProtectionEnabled\":true");
        ecs.clock().advance(Duration.ofHours(2));
        assertThat(task.isStopped()).isTrue();
    }

    @Test
    void uris_areAtTheRealAddress() {
        assertThat(agent.uriOf(task))
                .asString()
                .matches("http://169\\.254\\.170\\.2/api/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(agent.metadataUriOf(task)).asString().startsWith("http://169.254.170.2/v4/");
    }

    @Test
    void metadata_ofTheTask_namesIt() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(agent.metadataUriOf(task) + "/task")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains(task.arn());
    }

    @Test
    void otherAddress_isNotReached() {
        HttpRequest.Builder elsewhere = HttpRequest.newBuilder(URI.create("http://127.0.0.1/"));

        assertThatThrownBy(() -> send(elsewhere)).isInstanceOf(ConnectException.class);
    }

    @Test
    void takeRoleFrom_theTask_isDeniedByThisAgent() throws Exception {
        agent.takeRoleFrom(task);

        assertThat(send(state()).statusCode()).isEqualTo(403);
    }
}
