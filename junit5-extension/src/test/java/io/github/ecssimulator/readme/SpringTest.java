package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import software.amazon.awssdk.services.ecs.EcsClient;

@SpringJUnitConfig(SpringTest.SimulatedEcs.class)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD) // a world for each test
class SpringTest {

    @TestConfiguration
    static class SimulatedEcs {
        @Bean
        EcsSimulator ecs() {
            return EcsSimulator.create();
        }

        @Bean
        EcsClient ecsClient(EcsSimulator ecs) {
            return EcsClients.direct(ecs);
        }

        @Bean
        Clock clock(EcsSimulator ecs) {
            return ecs.clock();
        }
    }

    @Test
    void beansSeeTheSimulator(@Autowired EcsSimulator ecs, @Autowired EcsClient client) {
        SimulatedTask own = ecs.createCluster("media")
                .createService("transcoder", 1)
                .tasks()
                .get(0);
        new Worker(client, "media", own.arn()).protect();
        assertThat(own).isProtected();
    }

    @Test
    void clockIsSimulated(@Autowired EcsSimulator ecs, @Autowired Clock clock) {
        org.assertj.core.api.Assertions.assertThat(ecs.clusters()).isEmpty();
        org.assertj.core.api.Assertions.assertThat(clock).isSameAs(ecs.clock());
    }

    @AfterEach
    void verify(@Autowired EcsSimulator ecs) {
        ecs.verify(); // Spring only logs what closing the simulator complains of
    }
}
