package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerInstanceStatus;

@ExtendWith(EcsSimulatorExtension.class)
class DrainTest {

    @Test
    void aProtectedTaskLeavesTheInstanceThatDrains(EcsSimulator ecs, EcsClient client) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
        SimulatedTask busy = service.tasks().get(0);
        new Worker(client, "media", busy.arn()).protect();
        String instance = client.describeTasks(r -> r.cluster("media").tasks(busy.arn()))
                .tasks()
                .get(0)
                .containerInstanceArn();

        client.updateContainerInstancesState(
                r -> r.cluster("media").containerInstances(instance).status(ContainerInstanceStatus.DRAINING));

        assertThat(busy).isStopped();
        assertThat(service.tasks().get(0)).isRunning().isNotProtected();
    }
}
