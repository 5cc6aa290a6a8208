package io.github.ecssimulator.readme.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EcsSimulatorExtension.class)
class AgentGuardTestCases {

    @Test
    void aTaskOfNoServiceTakesNoJob(EcsSimulator ecs, EcsSimulatorServer server) throws Exception {
        SimulatedTask own = ecs.createCluster("media").runTask();

        assertThat(guard(own.environment().get("ECS_AGENT_URI")).acquire()).isFalse();
    }

    AgentGuard guard(String agent) {
        return new AgentGuard(agent);
    }
}
