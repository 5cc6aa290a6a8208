package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.model.AgentPart;
import io.github.ecssimulator.testkit.http.InMemoryAgent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EcsSimulatorExtension.class)
class FailingAgentTest {

    @Test
    void aSecondTryOutlivesAnAgentThatHangs(EcsSimulator ecs) throws Exception {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
        SimulatedTask own = service.tasks().get(0);
        InMemoryAgent agent = InMemoryAgent.of(ecs);
        ecs.inject(AgentFault.hang(AgentPart.TASK_PROTECTION));

        boolean first = protect(agent.httpClient(), agent.uriOf(own));
        boolean second = protect(agent.httpClient(), agent.uriOf(own));

        assertThat(first).isFalse();
        assertThat(second).isTrue();
        assertThat(own).isProtected();
        assertThat(own.story()).contains("-> no answer: it hangs (injected fault)");
    }

    /** Production code: an agent that hangs or is not there must not hold up the worker. */
    private static boolean protect(HttpClient http, URI agent) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(agent + "/task-protection/v1/state"))
                .timeout(Duration.ofSeconds(5))
                .PUT(BodyPublishers.ofString("{\"ProtectionEnabled\":true}"))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString()).body().contains("\"protection\"");
        } catch (IOException e) {
            return false;
        }
    }
}
