package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EcsSimulatorExtension.class)
class AgentTest {

    @Test
    void aTaskThatAskedItsAgentIsSpared(EcsSimulator ecs, EcsSimulatorServer server) throws Exception {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
        SimulatedTask own = service.tasks().get(0);

        boolean mayWork = protect(HttpClient.newHttpClient(), own.environment().get("ECS_AGENT_URI"));
        service.scaleTo(1);

        assertThat(mayWork).isTrue();
        assertThat(own).isRunning().isProtected();
    }

    /** Production code. The agent answers a refusal with HTTP 200, too, but then without a protection. */
    private static boolean protect(HttpClient http, String agentUri) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(agentUri + "/task-protection/v1/state"))
                .PUT(BodyPublishers.ofString("{\"ProtectionEnabled\":true,\"ExpiresInMinutes\":60}"))
                .build();
        return http.send(request, BodyHandlers.ofString()).body().contains("\"protection\"");
    }

    @Test
    void aTaskReachesItsAgentWithoutASocket(EcsSimulator ecs) throws Exception {
        SimulatedTask own = ecs.createCluster("media")
                .createService("transcoder", 2)
                .tasks()
                .get(0);
        InMemoryAgent agent = InMemoryAgent.of(ecs);

        assertThat(protect(agent.httpClient(), agent.uriOf(own).toString())).isTrue();
        assertThat(own).isProtected();
    }
}
