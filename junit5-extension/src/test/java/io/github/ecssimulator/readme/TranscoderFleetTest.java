package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.container.Containers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EcsSimulatorExtension.class)
class TranscoderFleetTest {

    @Test
    void noJobIsLostWhileTheFleetScalesIn(EcsSimulator ecs) {
        JobQueue queue = new JobQueue(Duration.ofMinutes(50), 12);
        SimulatedService fleet = ecs.createCluster("media").createService("transcoder", 5);
        Containers.in(fleet)
                .run(container -> new JobWorker(
                                queue.of(container),
                                container.ecsClient(),
                                container.scheduledExecutor(),
                                container.taskArn())
                        .start());

        ecs.clock().advance(Duration.ofMinutes(30));
        fleet.scaleTo(1); // each further task is told to stop when its protection ends
        ecs.clock().advance(Duration.ofHours(12));

        assertThat(fleet)
                .lostNoWork()
                .gaveItsCapacityBackWithin(Duration.ofMinutes(50))
                .hasRunningCount(1);
        assertEquals(12, queue.done());
    }
}
