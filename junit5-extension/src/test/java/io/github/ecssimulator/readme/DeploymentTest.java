package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.model.RolloutState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

@ExtendWith(EcsSimulatorExtension.class)
class DeploymentTest {

    @Test
    void aProtectedTaskHoldsTheDeploymentUntilItsWorkIsDone(EcsSimulator ecs, EcsClient client) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
        SimulatedTask busy = service.tasks().get(0);
        SimulatedTask idle = service.tasks().get(1);
        Worker worker = new Worker(client, "media", busy.arn());
        worker.protect();

        service.deploy(ecs.registerTaskDefinition("transcoder"));
        assertThat(busy).isRunning();
        assertThat(idle).isStopped();
        assertThat(rolloutOf(service)).isEqualTo(RolloutState.IN_PROGRESS);

        worker.release();
        assertThat(busy).isStopped();
        assertThat(rolloutOf(service)).isEqualTo(RolloutState.COMPLETED);
    }

    private static RolloutState rolloutOf(SimulatedService service) {
        return service.deployments().get(0).rolloutState(); // newest first
    }
}
