package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.junit5.EcsSimulatorSettings;
import org.junit.jupiter.api.Test;

class FixtureTest {

    @Test
    @EcsSimulatorSettings(fixture = "media.json") // a resource beside this class
    void scaleInSparesTheTasksThatTheFileProtects(EcsSimulator ecs) {
        SimulatedService transcoder = ecs.cluster("media").service("transcoder");

        transcoder.scaleTo(0);

        assertThat(transcoder).keepsSurplus(2);
    }
}
