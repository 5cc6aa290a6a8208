package io.github.ecssimulator.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.journal.JournalEvent;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InMemoryAgentTest {
    private static final String PROTECT = "{\"ProtectionEnabled\":true}";

    private final EcsSimulator ecs = EcsSimulator.create();
    private final InMemoryAgent agent = InMemoryAgent.of(ecs);
    private final SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
    private final SimulatedTask task = service.tasks().get(0);

    @AfterEach
    void close() {
        ecs.close();
    }

    private HttpRequest.Builder state() {
        return stateAt(agent.uriOf(task).toString());
    }

    private static HttpRequest.Builder stateAt(String agentUri) {
        return at(agentUri + "/task-protection/v1/state");
    }

    private static HttpRequest.Builder at(String uri) {
        return HttpRequest.newBuilder(URI.create(uri));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return agent.httpClient().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void protection_setThroughTheAgent_keepsTheTaskUntilItExpires() throws Exception {
        HttpResponse<String> response = send(state().PUT(BodyPublishers.ofString(PROTECT)));
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
        HttpResponse<String> response = send(at(agent.metadataUriOf(task) + "/task"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains(task.arn());
    }

    @Test
    void environment_ofAServer_leadsToThisAgentToo() throws Exception {
        try (EcsSimulatorServer server = EcsSimulatorServer.start(ecs)) {
            Map<String, String> environment = task.environment();

            HttpResponse<String> response =
                    send(stateAt(environment.get("ECS_AGENT_URI")).PUT(BodyPublishers.ofString(PROTECT)));

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(send(at(environment.get("ECS_CONTAINER_METADATA_URI_V4")))
                            .body())
                    .contains(task.arn());
            assertThat(send(stateAt(server.endpoint() + "/api/nobody")).statusCode())
                    .isEqualTo(404);
        }
        assertThat(task.isProtected()).isTrue();
        assertThat(told()).first().asString().startsWith("in-memory HTTP sent PUT /api/");
    }

    @Test
    void serverOfAnotherSimulator_isNotReached() {
        try (EcsSimulator other = EcsSimulator.create();
                EcsSimulatorServer server = EcsSimulatorServer.start(ecs);
                EcsSimulatorServer others = EcsSimulatorServer.start(other)) {
            SimulatedTask theirs = other.createCluster("media")
                    .createService("transcoder", 1)
                    .tasks()
                    .get(0);

            assertThat(server.endpoint()).isNotEqualTo(others.endpoint());
            assertThatThrownBy(() -> send(stateAt(theirs.environment().get("ECS_AGENT_URI"))))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void server_thatWasClosed_isReachedNoMore() {
        String agentUri;
        try (EcsSimulatorServer server = EcsSimulatorServer.start(ecs)) {
            agentUri = task.environment().get("ECS_AGENT_URI");
            assertThat(agentUri).startsWith(server.endpoint().toString());
        }

        assertThatThrownBy(() -> send(stateAt(agentUri))).isInstanceOf(ConnectException.class);
    }

    @Test
    void server_whatIsNotItsAgent_isNotReached() {
        try (EcsSimulatorServer server = EcsSimulatorServer.start(ecs)) {
            assertThatThrownBy(() -> send(at(server.endpoint() + "/"))).isInstanceOf(ConnectException.class);
            assertThatThrownBy(() -> send(at(server.endpoint() + "/_simulator/clock")))
                    .isInstanceOf(ConnectException.class);
        }
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1/", "https://169.254.170.2/api/x", "http://169.254.170.2:81/api/x"})
    void otherAddress_isNotReached(String elsewhere) {
        assertThatThrownBy(() -> send(at(elsewhere)))
                .isInstanceOf(ConnectException.class)
                .hasMessage("This client reaches only the agent at http://169.254.170.2, not " + elsewhere + ".");
        assertThat(told()).isEmpty();
    }

    @Test
    void protection_askedAtAnotherAddress_isToldByTheJournal() {
        String id = agent.uriOf(task).getPath();

        assertThatThrownBy(() -> send(stateAt("http://localhost:51678" + id))).isInstanceOf(ConnectException.class);

        assertThat(told())
                .containsExactly("in-memory HTTP sent GET http://localhost:51678" + id + "/task-protection/v1/state"
                        + " to the agent of " + task.snapshot().ref()
                        + " -> no answer: this client reaches only the agent at http://169.254.170.2");
    }

    private List<String> told() {
        return ecs.journal().entries().stream()
                .map(JournalEntry::event)
                .filter(AgentEvent.class::isInstance)
                .map(JournalEvent::text)
                .toList();
    }

    @Test
    void takeRoleFrom_theTask_isDeniedByThisAgent() throws Exception {
        agent.takeRoleFrom(task);

        assertThat(send(state()).statusCode()).isEqualTo(403);
    }
}
