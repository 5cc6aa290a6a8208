package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorSettings;
import io.github.ecssimulator.junit5.SimulatorLife;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.time.Clock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.bean.override.convention.TestBean;
import software.amazon.awssdk.services.ecs.EcsClient;

@SpringBootTest
@DirtiesContext // the application context lives as long as the simulator
@EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
class SpringTest {
    static EcsSimulator ecs;

    @TestBean // takes the place of the bean of the application, which is never made
    EcsClient ecsClient;

    @TestBean
    Clock clock;

    @BeforeAll
    static void beforeSpringMakesItsBeans(EcsSimulator simulator) {
        ecs = simulator;
    }

    static EcsClient ecsClient() {
        return EcsClients.direct(ecs);
    }

    static Clock clock() {
        return ecs.clock();
    }

    @Test
    void theTranscoderOfTheApplicationProtectsItsTask(@Autowired Transcoder transcoder) {
        SimulatedTask own = ecs.createCluster("media")
                .createService("transcoder", 1)
                .tasks()
                .get(0);

        transcoder.startWork(own.arn());

        assertThat(own).isProtected();
    }
}
