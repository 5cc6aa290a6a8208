package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

@ExtendWith(EcsSimulatorExtension.class)
class AutoScalingTest {

    @Test
    void anEmptyQueueScalesInAllButTheBusyTask(EcsSimulator ecs, EcsClient client, SimulatedClock clock) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
        AtomicInteger messages = new AtomicInteger(100);
        service.autoScaling(0, 10)
                .trackTarget(Duration.ofMinutes(1), () -> messages.get() / Math.max(1.0, service.runningCount()), 20);

        clock.advance(Duration.ofMinutes(1)); // 50 messages for each task, and 20 are the target
        assertThat(service).hasDesiredCount(5).isSteady();

        SimulatedTask busy = service.tasks().get(3);
        new Worker(client, "media", busy.arn()).protect();
        messages.set(0);
        clock.advance(Duration.ofMinutes(1));
        assertThat(service).hasDesiredCount(0).hasRunningTasks(busy);
    }

    @Test
    void aScheduleScalesIn(EcsSimulator ecs, SimulatedClock clock) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 5);
        service.autoScaling(1, 10).scheduleAt(clock.instant().plus(Duration.ofHours(8)), 1);

        clock.advance(Duration.ofHours(8));

        assertThat(service).hasDesiredCount(1).isSteady();
    }
}
