package io.github.ecssimulator.benchmarks;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.testkit.internal.progress.AdvanceWatch;
import io.github.ecssimulator.testkit.lint.Lints;
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
 * What a test that passes pays for that a failure could be explained: for the lines of its calls, and for who watches long
 * advances. The floor is the same test without both.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PassingTestBenchmark {

    /**
     * Runs the test as if no failure were ever explained.
     *
     * @return how many entries its journal has
     */
    @Benchmark
    public int floor() {
        return test(EcsSimulator.builder().withoutCallSites().build(), false);
    }

    /**
     * Runs the test as the extension does.
     *
     * @return how many entries its journal has
     */
    @Benchmark
    public int explained() {
        EcsSimulator ecs = EcsSimulator.create();
        AdvanceWatch.on(ecs);
        return test(ecs, false);
    }

    /**
     * Runs the test as the extension does where lints are strict.
     *
     * @return how many entries its journal has
     */
    @Benchmark
    public int strict() {
        EcsSimulator ecs = EcsSimulator.create();
        AdvanceWatch.on(ecs);
        return test(ecs, true);
    }

    private static int test(EcsSimulator ecs, boolean strict) {
        EcsClient client = EcsClients.direct(ecs);
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
        ecs.close();
        if (strict && !Lints.of(ecs).errors().isEmpty()) {
            throw new AssertionError("The worker is right.");
        }
        return ecs.journal().entries().size();
    }

    private static void protect(EcsClient client, SimulatedTask task, boolean on) {
        client.updateTaskProtection(r -> r.cluster("media")
                .tasks(task.arn())
                .protectionEnabled(on)
                .expiresInMinutes(on ? Integer.valueOf(60) : null));
    }
}
