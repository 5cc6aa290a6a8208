package io.github.ecssimulator.quickstart;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.PlannedWork;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.ClassOrderer.OrderAnnotation;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * A worker with a heartbeat takes a long job, and its service is scaled in to zero meanwhile. AWS does not publish whether
 * it may then renew its protection; AWS's own sample may, so that is the default, and the other answer is tested beside it.
 */
@TestClassOrder(OrderAnnotation.class)
class HeartbeatStory {

    @Nested
    @Order(1)
    @ExtendWith(EcsSimulatorExtension.class)
    class WhenEcsAcceptsRenewals {
        @Test
        void worker_renewsThreeTimes_finishesItsJob(EcsSimulator ecs, EcsClient client, TestReporter reporter) {
            Scene scene = new Scene(ecs, client);
            scene.takeJob();
            PlannedWork heartbeat = ecs.clock().runEvery(HeartbeatWorker.HEARTBEAT, "heartbeat", scene::renew);
            scene.scaleInToZero();

            ecs.clock().advanceTo(scene.jobEnds());
            assertThat(scene.busy()).isRunning().hasProtectionExpiringIn(Duration.ofMinutes(30));
            heartbeat.cancel();
            scene.release();

            assertThat(scene.busy()).isStopped().isNotProtected();
            assertThat(scene.service()).hasRunningCount(0);
            scene.requireRenewals(3);
            reporter.publishEntry(
                    "When ECS lets it renew after the scale-in, which is the default here", scene.story());
        }
    }

    @Nested
    @Order(2)
    class WhenEcsRefusesRenewals {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION = EcsSimulatorExtension.builder()
                .configure(simulator -> simulator.policy(BlockedRenewal.REFUSED))
                .build();

        @Test
        void worker_cannotRenew_losesItsJob(EcsSimulator ecs, EcsClient client, TestReporter reporter) {
            Scene scene = new Scene(ecs, client);
            scene.takeJob();
            PlannedWork heartbeat = ecs.clock().runEvery(HeartbeatWorker.HEARTBEAT, "heartbeat", scene::renew);
            scene.scaleInToZero();

            ecs.clock().advanceUntil(scene.busy()::isStopped, Duration.ofHours(3));
            heartbeat.cancel();

            assertThat(ecs.clock()).isAt(Instant.parse("2024-01-01T01:00:00Z"));
            scene.requireRenewals(0);
            scene.tellLoss();
            reporter.publishEntry("When ECS refuses, with BlockedRenewal.REFUSED", scene.story());
        }
    }
}
