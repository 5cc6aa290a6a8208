package io.github.ecssimulator.benchmarks;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import io.github.ecssimulator.junit5.LintMode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;
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
 * What a test that passes pays for that a failure could be explained: for the lines of its calls, and for who watches long
 * advances; and for strict lints. Each test runs as JUnit runs it, with the extension. The floor is the same test without them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class PassingTestBenchmark {
    /** So many that an error of a hundredth can be told from none. */
    private static final int FRESH = 30;

    private final JUnitRuns junit = new JUnitRuns();

    /**
     * Runs tests as if no failure were ever explained.
     *
     * @return how many passed
     */
    @Benchmark
    public long floor() {
        return junit.run(Unexplained.class);
    }

    /**
     * Runs tests as the extension does.
     *
     * @return how many passed
     */
    @Benchmark
    public long explained() {
        return junit.run(Explained.class);
    }

    /**
     * Runs tests as the extension does where lints are strict.
     *
     * @return how many passed
     */
    @Benchmark
    public long strict() {
        return junit.run(Strict.class);
    }

    /**
     * Runs the first hundred tests of a JVM, as most builds do, as if no failure were ever explained.
     *
     * @return how many passed
     */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(FRESH)
    public long freshFloor() {
        return junit.run(Unexplained.class);
    }

    /**
     * Runs the first hundred tests of a JVM as the extension does.
     *
     * @return how many passed
     */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(FRESH)
    public long freshExplained() {
        return junit.run(Explained.class);
    }

    /**
     * Runs the first hundred tests of a JVM where lints are strict.
     *
     * @return how many passed
     */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(FRESH)
    public long freshStrict() {
        return junit.run(Strict.class);
    }

    abstract static class Case {
        @RepeatedTest(JUnitRuns.TESTS)
        void busyTask_scaleIn_outlivesIt(EcsSimulator ecs, EcsClient client) {
            test(ecs, client);
        }
    }

    static final class Unexplained extends Case {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION = EcsSimulatorExtension.builder()
                .configure(EcsSimulatorBuilder::withoutCallSites)
                .build();
    }

    static final class Explained extends Case {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION =
                EcsSimulatorExtension.builder().build();
    }

    static final class Strict extends Case {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION =
                EcsSimulatorExtension.builder().lints(LintMode.STRICT).build();
    }

    private static void test(EcsSimulator ecs, EcsClient client) {
        SimulatedService service = ecs.createCluster("media").createService("transcoder", 3);
        SimulatedTask busy = service.tasks().get(0);
        protect(client, busy, true);
        Work job = busy.work("film.mov");
        ecs.clock().runEvery(Duration.ofMinutes(20), "heartbeat", () -> protect(client, busy, true));
        service.scaleTo(0);
        ecs.clock().advance(Duration.ofMinutes(70));
        assertThat(busy).isRunning().isProtected();

        job.finish();
        protect(client, busy, false);
        assertThat(service).hasRunningCount(0);
    }

    private static void protect(EcsClient client, SimulatedTask task, boolean on) {
        client.updateTaskProtection(r -> r.cluster("media")
                .tasks(task.arn())
                .protectionEnabled(on)
                .expiresInMinutes(on ? Integer.valueOf(60) : null));
    }
}
