package io.github.ecssimulator.benchmarks;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.mockito.Mockito;
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
import software.amazon.awssdk.services.ecs.model.GetTaskProtectionRequest;
import software.amazon.awssdk.services.ecs.model.GetTaskProtectionResponse;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionRequest;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionResponse;

/**
 * What one test pays for what it starts with: a world with a service of three, a direct client and two calls, beside a Mockito
 * mock with two answers and the same calls.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class FreshWorldBenchmark {

    /**
     * Makes a world.
     *
     * @return the last response
     */
    @Benchmark
    public Object world() {
        EcsSimulator ecs = EcsSimulator.create();
        String task = ecs.createCluster("media")
                .createService("transcoder", 3)
                .tasks()
                .get(0)
                .id();
        return twoCalls(EcsClients.direct(ecs), task);
    }

    /**
     * Makes a mock.
     *
     * @return the last response
     */
    @Benchmark
    public Object mock() {
        EcsClient mock = Mockito.mock(EcsClient.class);
        when(mock.updateTaskProtection(any(UpdateTaskProtectionRequest.class)))
                .thenReturn(UpdateTaskProtectionResponse.builder().build());
        when(mock.getTaskProtection(any(GetTaskProtectionRequest.class)))
                .thenReturn(GetTaskProtectionResponse.builder().build());
        return twoCalls(mock, "0123456789abcdef0123456789abcdef");
    }

    private static Object twoCalls(EcsClient client, String task) {
        client.updateTaskProtection(UpdateTaskProtectionRequest.builder() // a mock would not make a request of a lambda
                .cluster("media")
                .tasks(task)
                .protectionEnabled(true)
                .expiresInMinutes(60)
                .build());
        return Objects.requireNonNull(client.getTaskProtection(
                GetTaskProtectionRequest.builder().cluster("media").tasks(task).build()));
    }
}
