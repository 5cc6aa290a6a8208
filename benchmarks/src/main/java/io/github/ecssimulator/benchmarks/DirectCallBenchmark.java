package io.github.ecssimulator.benchmarks;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mockito.Mockito;
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
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionRequest;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

/**
 * What UpdateTaskProtection costs through the direct client, beside a stub written by hand that builds the same response, and a
 * Mockito mock that was told one answer.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class DirectCallBenchmark {
    private static final Instant UNTIL = Instant.parse("2024-01-01T01:00:00Z");

    /** How many tasks one call names. */
    @Param({"1", "10"})
    private int tasks = 1;

    private EcsSimulator ecs = EcsSimulator.create();
    private EcsClient direct = EcsClients.direct(ecs);
    private EcsClient mock = direct;
    private List<String> arns = List.of();

    /** Makes a small world, which keeps no more of its millions of calls than a test makes. */
    @Setup(Level.Iteration)
    public void makeWorld() {
        ecs = EcsSimulator.builder().journalLimit(10_000).build();
        direct = EcsClients.direct(ecs);
        arns = ecs.createCluster("media").createService("transcoder", tasks).tasks().stream()
                .map(SimulatedTask::arn)
                .toList();
        mock = Mockito.mock(EcsClient.class, Mockito.withSettings().stubOnly()); // nor does the mock
        UpdateTaskProtectionResponse answer = response(request());
        when(mock.updateTaskProtection(any(UpdateTaskProtectionRequest.class))).thenReturn(answer);
    }

    /**
     * Answers as a stub written by hand does.
     *
     * @return the response
     */
    @Benchmark
    public Object stub() {
        return response(request());
    }

    /**
     * Asks a mock.
     *
     * @return the response
     */
    @Benchmark
    public Object mock() {
        return mock.updateTaskProtection(request());
    }

    /**
     * Asks the simulator.
     *
     * @return the response
     */
    @Benchmark
    public Object direct() {
        return direct.updateTaskProtection(request());
    }

    private UpdateTaskProtectionRequest request() {
        return UpdateTaskProtectionRequest.builder()
                .cluster("media")
                .tasks(arns)
                .protectionEnabled(true)
                .expiresInMinutes(60)
                .build();
    }

    private static UpdateTaskProtectionResponse response(UpdateTaskProtectionRequest request) {
        return UpdateTaskProtectionResponse.builder()
                .protectedTasks(request.tasks().stream()
                        .map(arn -> ProtectedTask.builder()
                                .taskArn(arn)
                                .protectionEnabled(true)
                                .expirationDate(UNTIL)
                                .build())
                        .toList())
                .failures(List.of())
                .build();
    }
}
