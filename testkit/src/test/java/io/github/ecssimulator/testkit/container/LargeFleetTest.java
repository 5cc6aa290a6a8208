package io.github.ecssimulator.testkit.container;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Containers are cheap: a thousand of them are a test like any other. */
@SuppressWarnings("FutureReturnValueIgnored") // as workers do
@Tag("any-version")
class LargeFleetTest {

    @Test
    void heartbeats_ofAThousandContainers_allCome() {
        AtomicInteger beats = new AtomicInteger();
        try (EcsSimulator ecs = EcsSimulator.create()) {
            SimulatedService fleet = ecs.createCluster("media").createService("transcoder", 1000);
            Containers.in(fleet)
                    .run(container -> container
                            .scheduledExecutor()
                            .scheduleAtFixedRate(
                                    () -> {
                                        container
                                                .ecsClient()
                                                .updateTaskProtection(r -> r.cluster("media")
                                                        .tasks(container.taskArn())
                                                        .protectionEnabled(true)
                                                        .expiresInMinutes(60));
                                        beats.incrementAndGet();
                                    },
                                    30,
                                    30,
                                    MINUTES));
            ecs.clock().advance(Duration.ofHours(3));

            assertThat(beats).hasValue(1000 * 6);
            assertThat(fleet.tasks()).hasSize(1000).allMatch(SimulatedTask::isProtected);
        }
    }
}
