package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

@ExtendWith(EcsSimulatorExtension.class)
class WorkerTest {

    @Test
    void aBusyWorkerIsSparedAndGivesItsCapacityBack(EcsSimulator ecs, EcsClient client) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
        SimulatedTask own = service.tasks().get(1);
        Worker worker = new Worker(client, "media", own.arn());

        worker.protect();
        service.scaleTo(0);
        assertThat(own).isRunning();

        worker.release();
        assertThat(own).isStopped();
    }

    @Test
    void aHeartbeatKeepsTheTaskUntilItFallsSilent(EcsSimulator ecs, EcsClient client, SimulatedClock clock) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
        SimulatedTask own = service.tasks().get(0);
        Worker worker = new Worker(client, "media", own.arn());
        worker.protect();
        var heartbeat = clock.runEvery(Duration.ofMinutes(45), "heartbeat", worker::protect);

        service.scaleTo(1);
        clock.advance(Duration.ofHours(6)); // eight heartbeats, each at its own instant
        assertThat(own).isRunning().hasProtectionExpiringIn(Duration.ofMinutes(60));

        heartbeat.cancel();
        service.scaleTo(0);
        clock.advanceUntil(own::isStopped, Duration.ofMinutes(60));
    }
}
