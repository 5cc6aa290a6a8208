package io.github.ecssimulator.benchmarks;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.container.Container;
import io.github.ecssimulator.testkit.container.Containers;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * What two days of a fleet cost: 1,000 tasks that renew their protection every 30 minutes, 96,000 calls. The floor makes the same
 * calls in callbacks of the clock.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(1)
public class FleetBenchmark {
    private static final int TASKS = 1000;
    private static final Duration PERIOD = Duration.ofMinutes(30);
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    /**
     * Beats in a container of each task.
     *
     * @return how many tasks are left
     */
    @Benchmark
    public int containers() {
        try (EcsSimulator ecs = EcsSimulator.create()) {
            SimulatedService fleet = ecs.createCluster("media").createService("transcoder", TASKS);
            Containers.in(fleet).run(FleetBenchmark::beat);
            ecs.clock().advance(TWO_DAYS);
            return fleet.tasks().size();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nobody cancels it
    private static void beat(Container container) {
        EcsClient client = container.ecsClient();
        long minutes = PERIOD.toMinutes();
        container
                .scheduledExecutor()
                .scheduleAtFixedRate(() -> protect(client, container.taskArn()), minutes, minutes, TimeUnit.MINUTES);
    }

    /**
     * Beats in callbacks of the clock.
     *
     * @return how many tasks are left
     */
    @Benchmark
    public int floor() {
        try (EcsSimulator ecs = EcsSimulator.create()) {
            SimulatedService fleet = ecs.createCluster("media").createService("transcoder", TASKS);
            EcsClient client = EcsClients.direct(ecs);
            for (SimulatedTask task : fleet.tasks()) {
                ecs.clock().runEvery(PERIOD, "heartbeat", () -> protect(client, task.arn()));
            }
            ecs.clock().advance(TWO_DAYS);
            return fleet.tasks().size();
        }
    }

    private static void protect(EcsClient client, String task) {
        client.updateTaskProtection(
                r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(60));
    }
}
