package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.junit5.EcsSimulatorSettings;
import org.junit.jupiter.api.Test;

@EcsSimulatorSettings(recording = "night.json") // beside the test; what the AWS CLI did to a server
class RecordedTest {

    @Test
    void theSessionOfTheCliForgotToRelease(EcsSimulator ecs) {
        SimulatedService service = ecs.cluster("media").service("transcoder");

        assertThat(service).hasDesiredCount(0).hasRunningCount(0);
        assertThat(ecs.journal()).hasCalls(1, "UpdateTaskProtection");
    }
}
