package io.github.ecssimulator.benchmarks;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.sdk.EcsClients;
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
 * What one test pays for a world with a service of three, one of the SDK's real clients over the in-memory transport and one call. The
 * floor makes such a client over bytes that never change, and calls.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class FreshClientBenchmark {

    /** {@return the answer of bytes to a new client} */
    @Benchmark
    public Object floor() {
        try (EcsClient client = CannedAnswer.preset(EcsClient.builder())
                .httpClient(new CannedAnswer.Transport())
                .build()) {
            return protect(client, CannedAnswer.ARN);
        }
    }

    /** {@return the answer of a new simulator to a new client} */
    @Benchmark
    public Object world() {
        try (EcsSimulator ecs = EcsSimulator.create();
                EcsClient client = EcsClients.overHttp(ecs)) {
            String task = ecs.createCluster("media")
                    .createService("transcoder", 3)
                    .tasks()
                    .get(0)
                    .arn();
            return protect(client, task);
        }
    }

    private static Object protect(EcsClient client, String task) {
        return client.updateTaskProtection(
                r -> r.cluster("media").tasks(task).protectionEnabled(true).expiresInMinutes(60));
    }
}
