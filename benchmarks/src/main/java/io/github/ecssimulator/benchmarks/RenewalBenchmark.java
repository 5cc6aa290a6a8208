package io.github.ecssimulator.benchmarks;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What two days of 100,000 tasks cost that are renewed every 30 minutes: 9.6 million renewals, in 2 GB, with a journal of 10,000 entries. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgs = "-Xmx2g")
public class RenewalBenchmark {
    private static final int TASKS = 100_000;
    private static final int HEARTBEATS = 96;
    private static final Duration PERIOD = Duration.ofMinutes(30);

    /** How many tasks one call names. */
    @Param({"1", "10"})
    private int tasks = 1;

    /** {@return how many are protected at the end} */
    @Benchmark
    public int renewals() {
        try (EcsSimulator ecs =
                EcsSimulator.builder().journalLimit(10_000).withoutCallSites().build()) {
            List<String> arns = ecs.createCluster("media").createService("transcoder", TASKS).tasks().stream()
                    .map(SimulatedTask::arn)
                    .toList();
            for (int i = 0; i < TASKS; i += tasks) {
                List<String> some = new ArrayList<>(arns.subList(i, i + tasks));
                UpdateTaskProtection.Request request = new UpdateTaskProtection.Request("media", some, true, 60);
                ecs.clock().runEvery(PERIOD, "heartbeat", () -> ecs.api().updateTaskProtection(request));
            }
            for (int i = 0; i < HEARTBEATS; i++) {
                ecs.clock().advance(PERIOD); // each has its own limit of a million events
            }
            return ecs.cluster("media").service("transcoder").protectedTasks().size();
        }
    }
}
