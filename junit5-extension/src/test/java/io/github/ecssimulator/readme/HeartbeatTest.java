package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

@ExtendWith(EcsSimulatorExtension.class)
class HeartbeatTest {

    @Test
    void aHeartbeatOnAThreadOfItsOwnKeepsTheTask(EcsSimulator ecs, EcsClient client, SimulatedClock clock) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
        SimulatedTask own = service.tasks().get(0);
        Worker worker = new Worker(client, "media", own.arn());
        Instant begin = clock.instant();

        try (Heartbeat heartbeat = new Heartbeat(worker::protect, Duration.ofMinutes(45), clock::sleep)) {
            heartbeat.start();
            clock.settle(); // no time passes: the thread has protected the task, and sleeps
            assertThat(own).isProtected();

            service.scaleTo(1);
            clock.advance(Duration.ofHours(6)); // waits for the thread at each of its eight heartbeats
        }

        assertThat(own).isRunning().wasProtectedThroughout(begin, clock.instant());
        assertThat(own).hasProtectionExpiringIn(Duration.ofMinutes(60));
    }
}
