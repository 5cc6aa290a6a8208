package io.github.ecssimulator.benchmarks;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.testkit.sdk.EcsClients;
import java.net.URI;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.UpdateTaskProtectionRequest;

/**
 * What UpdateTaskProtection costs through the SDK's real clients: over the in-memory transport, over one of bytes that never change,
 * which is what the SDK itself costs, and over the loopback to WireMock.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 15, time = 1) // so long do the compilers of the JVM need for a client of the SDK
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class TransportBenchmark {
    private final WireMockServer server =
            new WireMockServer(WireMockConfiguration.options().dynamicPort().disableRequestJournal());
    private final EcsClient canned = CannedAnswer.preset(EcsClient.builder())
            .httpClient(new CannedAnswer.Transport())
            .build();
    private final EcsAsyncClient cannedAsync = CannedAnswer.async();
    private EcsClient stubbed = canned;
    private EcsClient simulated = canned;
    private EcsAsyncClient simulatedAsync = cannedAsync;
    private String task = "";

    /** Starts WireMock with one stub. */
    @Setup
    public void startServer() {
        server.start();
        server.stubFor(WireMock.post(WireMock.anyUrl())
                .withHeader("X-Amz-Target", WireMock.containing("UpdateTaskProtection"))
                .willReturn(WireMock.ok(CannedAnswer.TEXT).withHeader("Content-Type", CannedAnswer.TYPE)));
        stubbed = CannedAnswer.preset(EcsClient.builder())
                .endpointOverride(URI.create(server.baseUrl()))
                .build();
    }

    /** Makes a small world, which keeps no more of its calls than a test makes. */
    @Setup(Level.Iteration)
    public void makeWorld() {
        EcsSimulator ecs = EcsSimulator.builder().journalLimit(10_000).build();
        simulated = EcsClients.overHttp(ecs);
        simulatedAsync = EcsClients.overHttpAsync(ecs);
        task = ecs.createCluster("media")
                .createService("transcoder", 3)
                .tasks()
                .get(0)
                .arn();
    }

    /** Stops WireMock. */
    @TearDown
    public void stopServer() {
        stubbed.close();
        server.stop();
    }

    /** {@return the answer of bytes} */
    @Benchmark
    public Object floor() {
        return canned.updateTaskProtection(request());
    }

    /** {@return the answer of the simulator} */
    @Benchmark
    public Object simulator() {
        return simulated.updateTaskProtection(request());
    }

    /** {@return the answer of WireMock} */
    @Benchmark
    public Object wireMock() {
        return stubbed.updateTaskProtection(request());
    }

    /** {@return the answer of bytes to an asynchronous client} */
    @Benchmark
    public Object asyncFloor() {
        return cannedAsync.updateTaskProtection(request()).join();
    }

    /** {@return the answer of the simulator to an asynchronous client} */
    @Benchmark
    public Object asyncSimulator() {
        return simulatedAsync.updateTaskProtection(request()).join();
    }

    private UpdateTaskProtectionRequest request() {
        return UpdateTaskProtectionRequest.builder()
                .cluster("media")
                .tasks(task)
                .protectionEnabled(true)
                .expiresInMinutes(60)
                .build();
    }
}
