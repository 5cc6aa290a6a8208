package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import software.amazon.awssdk.services.ecs.EcsClient;

@SpringBootTest(classes = {Application.class, SpringPrimaryTest.SimulatedEcs.class})
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
class SpringPrimaryTest {

    @TestConfiguration
    static class SimulatedEcs {
        @Bean
        EcsSimulator ecs() {
            return EcsSimulator.create();
        }

        @Bean
        @Primary // not under the name of the bean of the application: Spring Boot would refuse it
        EcsClient simulatedEcsClient(EcsSimulator ecs) {
            return EcsClients.direct(ecs);
        }

        @Bean
        @Primary
        Clock simulatedClock(EcsSimulator ecs) {
            return ecs.clock();
        }
    }

    @RepeatedTest(2)
    void eachTestHasAWorldOfItsOwn(@Autowired EcsSimulator ecs, @Autowired Transcoder transcoder) {
        SimulatedTask own = ecs.createCluster("media")
                .createService("transcoder", 1)
                .tasks()
                .get(0);

        assertThat(transcoder.startWork(own.arn())).isEqualTo(ecs.clock().instant());

        assertThat(own).isProtected();
        assertThat(ecs.clusters()).hasSize(1);
    }

    @AfterEach
    void verify(@Autowired EcsSimulator ecs) {
        ecs.verify(); // Spring only logs what closing the simulator complains of
    }
}
