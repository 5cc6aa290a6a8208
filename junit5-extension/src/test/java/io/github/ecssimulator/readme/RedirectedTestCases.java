package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.junit5.RedirectEcsClients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

@ExtendWith(EcsSimulatorExtension.class)
class RedirectedTestCases {

    @Test
    @RedirectEcsClients // on a class it holds for all its tests
    void aClientThatNobodyCouldInjectReachesTheSimulator(EcsSimulator ecs) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 1);
        SimulatedTask own = service.tasks().get(0);
        Worker worker = new Worker(EcsClient.create(), "media", own.arn()); // deep in production code

        worker.protect();

        assertThat(own).isProtected();
    }
}
