package io.github.ecssimulator.benchmarks;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a task costs as the world grows. Divide each figure by the number of tasks: the quotient may grow by the logarithm of
 * the event queue and by nothing else. {@link #floor} is that logarithm: as many instants put into a tree and taken out.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 10)
@Fork(1)
public class GrowthBenchmark {
    private static final int TASKS_PER_CALL = 10;

    /** How many tasks the service has. */
    @Param({"1000", "10000", "100000"})
    public int tasks;

    private EcsSimulator ecs = EcsSimulator.create();
    private SimulatedService service = ecs.createCluster("empty").createService("empty", 0);
    private List<List<String>> calls = List.of();

    /** Makes a world with one service. */
    @Setup(Level.Invocation)
    public void makeWorld() {
        ecs = EcsSimulator.create();
        service = ecs.createCluster("media").createService("transcoder", tasks);
        List<String> ids = service.tasks().stream().map(SimulatedTask::id).toList();
        calls = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += TASKS_PER_CALL) {
            calls.add(ids.subList(from, Math.min(ids.size(), from + TASKS_PER_CALL)));
        }
    }

    /**
     * Puts as many instants into a tree as there are tasks, and takes them out.
     *
     * @return the tree, empty again
     */
    @Benchmark
    public SortedSet<Instant> floor() {
        TreeSet<Instant> queue = new TreeSet<>();
        for (int at = 0; at < tasks; at++) {
            queue.add(Instant.ofEpochSecond(at * 7919L % tasks, at));
        }
        while (!queue.isEmpty()) {
            queue.pollFirst();
        }
        return queue;
    }

    /**
     * Scales in to zero.
     *
     * @return the service
     */
    @Benchmark
    public SimulatedService scaleIn() {
        service.scaleTo(0);
        return service;
    }

    /**
     * Protects every task and lets every protection expire while the service wants none, so that each leaves at its expiry.
     *
     * @return the service
     */
    @Benchmark
    public SimulatedService protectAndExpire() {
        for (List<String> ids : calls) {
            ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", ids, true, 60));
        }
        service.scaleTo(0);
        ecs.clock().advance(Duration.ofHours(1));
        return service;
    }

    /**
     * Replaces every task by a deployment.
     *
     * @return the service
     */
    @Benchmark
    public SimulatedService deploy() {
        service.deploy();
        return service;
    }
}
