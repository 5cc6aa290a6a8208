package io.github.ecssimulator.benchmarks;

import static io.github.ecssimulator.testkit.assertions.SimulatorAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.container.Containers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Tests with a world each, which the extension makes and closes. */
final class SoakedTests {
    private static final JUnitRuns JUNIT = new JUnitRuns();

    private SoakedTests() {}

    static long run(int round, int count) {
        long done = 0;
        while (done < count) {
            done += JUNIT.run(Case.class);
        }
        return done;
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static final class Case {
        @RepeatedTest(JUnitRuns.TESTS)
        void busyTask_scaleIn_outlivesIt(EcsSimulator ecs, EcsClient client) {
            SimulatedService service = ecs.createCluster("media").createService("transcoder", 2);
            SimulatedTask busy = service.tasks().get(0);
            Containers.of(busy).run(Case::beat);
            protect(client, busy.arn());

            service.scaleTo(0);
            ecs.clock().advance(Duration.ofMinutes(90));

            assertThat(busy).isRunning().isProtected();
        }

        @SuppressWarnings("FutureReturnValueIgnored") // nobody cancels it
        private static void beat(Container container) {
            container
                    .scheduledExecutor()
                    .scheduleAtFixedRate(
                            () -> protect(container.ecsClient(), container.taskArn()), 20, 20, TimeUnit.MINUTES);
        }

        private static void protect(EcsClient client, String task) {
            client.updateTaskProtection(
                    r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(60));
        }
    }
}
