package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

@ExtendWith(EcsSimulatorExtension.class)
class TranscoderTest {

    @Test
    void aProtectedTaskOutlivesScaleInUntilItsProtectionExpires(EcsSimulator ecs, EcsClient client) {
        SimulatedService transcoder = ecs.createCluster("media").createService("transcoder", 3);
        SimulatedTask busy = transcoder.tasks().get(0);

        client.updateTaskProtection(
                r -> r.cluster("media").tasks(busy.id()).protectionEnabled(true).expiresInMinutes(60));
        transcoder.scaleTo(0);

        assertThat(busy).isRunning().isProtected().hasProtectionExpiringIn(Duration.ofMinutes(60));
        ecs.clock().advance(Duration.ofMinutes(60));
        assertThat(busy).isStopped().isNotProtected();
    }

    @Test
    void aStandaloneTaskCannotBeProtected(EcsSimulator ecs, EcsClient client) {
        SimulatedTask oneOff = ecs.createCluster("media").runTask();

        var response = client.updateTaskProtection(
                r -> r.cluster("media").tasks(oneOff.arn()).protectionEnabled(true));

        assertThat(response).hasNoProtectedTasks().hasFailure(oneOff.arn(), "TASK_NOT_VALID");
    }
}
