package io.github.ecssimulator.testkit.container;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FleetTest {

    @Test
    void noJobIsLostWhileTheFleetScalesIn() {
        EcsSimulator ecs = EcsSimulator.create();
        JobQueue queue = new JobQueue(Duration.ofMinutes(50), 12);
        SimulatedService fleet = ecs.createCluster("media").createService("transcoder", 5);
        Containers.in(fleet)
                .run(container -> new Worker(
                                queue.of(container),
                                container.ecsClient(),
                                container.scheduledExecutor(),
                                container.taskArn())
                        .start());

        ecs.clock().advance(Duration.ofMinutes(30));
        fleet.scaleTo(1);
        ecs.clock().advance(Duration.ofHours(12));

        assertThat(fleet)
                .lostNoWork()
                .gaveItsCapacityBackWithin(Duration.ofMinutes(50))
                .hasRunningCount(1);
        assertThat(queue.done()).hasSize(12);
    }
}
