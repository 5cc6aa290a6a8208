package consumer;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.ecs.EcsClient;

/** An application that gets its client from Spring. */
@SpringBootTest(classes = {ApplicationTest.Application.class, ApplicationTest.SimulatedEcs.class})
class ApplicationTest {

    @Test
    void busyWorker_scaleIn_isSpared(@Autowired EcsSimulator ecs, @Autowired Worker worker) {
        SimulatedTask own = ecs.createCluster("media")
                .createService("transcoder", 2)
                .tasks()
                .get(0);

        worker.protect(own.arn());
        ecs.cluster("media").service("transcoder").scaleTo(0);

        assertThat(own).isRunning().isProtected();
    }

    record Worker(EcsClient ecs) {
        void protect(String task) {
            ecs.updateTaskProtection(r -> r.cluster("media").tasks(task).protectionEnabled(true));
        }
    }

    @Configuration
    static class Application {
        @Bean
        Worker worker(EcsClient ecs) {
            return new Worker(ecs);
        }
    }

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
    }
}
