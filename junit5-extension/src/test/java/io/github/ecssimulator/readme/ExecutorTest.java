package io.github.ecssimulator.readme;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static java.util.concurrent.TimeUnit.MINUTES;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.time.SimulatedAwait;
import io.github.ecssimulator.testkit.time.SimulatedExecutors;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

@ExtendWith(EcsSimulatorExtension.class)
@SuppressWarnings("FutureReturnValueIgnored") // production code keeps it, to cancel the heartbeat
class ExecutorTest {

    @Test
    void anExecutorRunsItsHeartbeatsInSimulatedTime(EcsSimulator ecs, EcsClient client, SimulatedClock clock) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
        SimulatedTask own = service.tasks().get(0);
        Worker worker = new Worker(client, "media", own.arn());
        ScheduledExecutorService executor = SimulatedExecutors.scheduled(clock, "heartbeats");
        executor.scheduleAtFixedRate(worker::protect, 0, 45, MINUTES); // production code does so
        service.scaleTo(1);

        SimulatedAwait everyMinute = SimulatedAwait.with(clock).pollInterval(Duration.ofMinutes(1));
        everyMinute.atMost(Duration.ofHours(7)).during(Duration.ofHours(6)).until(own::isProtected);

        executor.shutdown();
        service.scaleTo(0);
        everyMinute
                .atMost(Duration.ofMinutes(60))
                .untilAsserted(() -> assertThat(own).isStopped());
    }
}
