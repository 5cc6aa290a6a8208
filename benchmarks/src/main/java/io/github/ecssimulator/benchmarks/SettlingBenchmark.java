package io.github.ecssimulator.benchmarks;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.Settling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What waiting for threads of the code under test costs for each callback of an advance. The floor is {@code threads = off}: the
 * same callbacks in a world that waits for nobody.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SettlingBenchmark {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** How many idle threads of the code under test there are, or {@code off}. */
    @Param({"off", "0", "1", "3", "16"})
    public String threads = "off";

    private final List<ExecutorService> pools = new ArrayList<>();
    private SimulatedClock clock = EcsSimulator.create().clock();
    private int beats;

    /** Makes a world with a heartbeat that does nothing, and threads that have called it once. */
    @Setup(Level.Iteration)
    public void makeWorld() {
        boolean off = threads.equals("off");
        EcsSimulator ecs = EcsSimulator.builder()
                .settling(off ? Settling.off() : Settling.defaults())
                .build();
        SimulatedTask task = ecs.createCluster("media").runTask();
        for (int i = 0; i < (off ? 0 : Integer.parseInt(threads)); i++) {
            ExecutorService pool = Executors.newSingleThreadExecutor();
            pool.execute(task::isRunning);
            pools.add(pool);
        }
        clock = ecs.clock();
        clock.runEvery(MINUTE, "heartbeat", () -> beats++);
    }

    /** Ends the threads. */
    @TearDown(Level.Iteration)
    public void endThreads() {
        pools.forEach(ExecutorService::shutdownNow);
        pools.clear();
    }

    /**
     * Advances to the next heartbeat, and past it.
     *
     * @return how many heartbeats there were
     */
    @Benchmark
    public int heartbeat() {
        clock.advance(MINUTE);
        return beats;
    }
}
