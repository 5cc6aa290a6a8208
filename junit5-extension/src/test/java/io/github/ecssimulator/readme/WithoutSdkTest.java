package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.SimulatorAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EcsSimulatorExtension.class)
class WithoutSdkTest {

    @Test
    void aTestNeedsNoSdk(EcsSimulator ecs) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
        SimulatedTask own = service.tasks().get(0);

        ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(own.arn()), true, 60));
        service.scaleTo(0);

        assertThat(service).hasRunningTasks(own);
    }
}
