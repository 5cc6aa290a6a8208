package io.github.ecssimulator.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.EcsClient;

class PlainTest {

    @Test
    void aSimulatorNeedsNoExtension() {
        try (EcsSimulator ecs = EcsSimulator.builder().region("eu-central-1").build()) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
            SimulatedTask task = service.tasks().get(0);
            EcsClient client = EcsClients.direct(ecs);

            client.updateTaskProtection(r -> r.cluster("media").tasks(task.id()).protectionEnabled(true));
            service.scaleTo(0);
            ecs.clock().advance(Duration.ofHours(2)); // the default window

            assertThat(task.isStopped()).isTrue();
        } // closing fails if an operation was called that is not modelled
    }
}
