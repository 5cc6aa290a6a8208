package io.github.ecssimulator.benchmarks;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.time.Duration;
import java.util.List;
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
 * What a service of 1,000 tasks costs as the world around it grows: tasks of other services, each protected, so that each has
 * its expiry in the event queue. The floor is the row without others.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 10)
@Fork(1)
public class NeighbourBenchmark {
    private static final int TASKS = 1000;
    private static final int TASKS_PER_CALL = 10;
    private static final int TASKS_PER_NEIGHBOUR = 100;
    private static final int OTHERS_MAX = 100_000;
    private static final int MINUTES_MAX = 2880;

    /** How many tasks the other services have, all together. */
    @Param({"0", "10000", "100000"})
    public int others;

    private EcsSimulator ecs = EcsSimulator.create();
    private EcsSimulator elsewhere = EcsSimulator.create();
    private SimulatedService service = ecs.createCluster("empty").createService("empty", 0);

    /**
     * Makes a world with the service among its neighbours. As many neighbours as are missing to the largest world are made in
     * another one, so that each row has the same heap and a JIT compiler that has seen as much.
     */
    @Setup(Level.Iteration)
    public void makeWorld() {
        ecs = EcsSimulator.create();
        elsewhere = EcsSimulator.create();
        addNeighbours(elsewhere, OTHERS_MAX - others);
        addNeighbours(ecs, others);
        service = ecs.createCluster("media").createService("transcoder", TASKS);
    }

    private static void addNeighbours(EcsSimulator world, int tasks) {
        SimulatedCluster cluster = world.createCluster("media");
        for (int number = 0; number < tasks / TASKS_PER_NEIGHBOUR; number++) {
            protect(world, cluster.createService("neighbour-" + number, TASKS_PER_NEIGHBOUR), MINUTES_MAX);
        }
    }

    private static void protect(EcsSimulator world, SimulatedService service, int minutes) {
        List<String> ids = service.tasks().stream().map(SimulatedTask::id).toList();
        for (int from = 0; from < ids.size(); from += TASKS_PER_CALL) {
            world.api()
                    .updateTaskProtection(new UpdateTaskProtection.Request(
                            "media", ids.subList(from, from + TASKS_PER_CALL), true, minutes));
        }
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
     * Protects every task and lets every protection expire while the service wants none.
     *
     * @return the service
     */
    @Benchmark
    public SimulatedService protectAndExpire() {
        protect(ecs, service, 60);
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
