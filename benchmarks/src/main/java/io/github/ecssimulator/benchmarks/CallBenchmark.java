package io.github.ecssimulator.benchmarks;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;

/**
 * What one call costs through the doors that send nothing. {@link #floor} makes the SDK's request and response objects and does nothing else:
 * what a canned stub costs.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CallBenchmark {
    private EcsSimulator ecs = EcsSimulator.create();
    private EcsClient direct = EcsClients.direct(ecs);
    private String task = "";

    /** Makes a small world; a new one for each iteration, for the journal grows with each call. */
    @Setup(Level.Iteration)
    public void makeWorld() {
        ecs = EcsSimulator.create();
        direct = EcsClients.direct(ecs);
        task = ecs.createCluster("media")
                .createService("transcoder", 3)
                .tasks()
                .get(0)
                .id();
    }

    /**
     * Makes request and response as a stub would.
     *
     * @return the response
     */
    @Benchmark
    public Object floor() {
        software.amazon.awssdk.services.ecs.model.GetTaskProtectionRequest request =
                software.amazon.awssdk.services.ecs.model.GetTaskProtectionRequest.builder()
                        .cluster("media")
                        .tasks(task)
                        .build();
        return software.amazon.awssdk.services.ecs.model.GetTaskProtectionResponse.builder()
                .protectedTasks(ProtectedTask.builder()
                        .taskArn(request.tasks().get(0))
                        .protectionEnabled(false)
                        .build())
                .build();
    }

    /**
     * Calls the typed API.
     *
     * @return the response
     */
    @Benchmark
    public GetTaskProtection.Response typed() {
        return ecs.api().getTaskProtection(new GetTaskProtection.Request("media", List.of(task)));
    }

    /**
     * Calls through the direct client.
     *
     * @return the response
     */
    @Benchmark
    public Object direct() {
        return direct.getTaskProtection(r -> r.cluster("media").tasks(task));
    }
}
