package io.github.ecssimulator.readme.migration;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.time.Duration;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.EcsClient;

@ExtendWith(EcsSimulatorExtension.class)
class GuardTestCases {

    @ParameterizedTest
    @ValueSource(ints = {15, 60})
    void aJobKeepsItsTask(int minutes, EcsSimulator ecs, EcsClient client) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
        SimulatedTask own = service.tasks().get(0);
        Guard guard = new Guard(client, own.arn(), SimulatedExecutors.scheduled(ecs.clock()), minutes);

        guard.acquire();
        Work job = own.work("Metropolis");
        service.scaleTo(0);
        ecs.clock().advance(Duration.ofMinutes(90));
        job.finish();
        guard.release();

        assertThat(own).survivedUntilEndOf("Metropolis");
    }
}
