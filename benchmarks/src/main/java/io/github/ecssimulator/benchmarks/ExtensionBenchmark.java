package io.github.ecssimulator.benchmarks;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
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

/** What an extension costs 100 tests that do nothing: Mockito's, with one mock of a client, which is the floor, and the simulator's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 12, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ExtensionBenchmark {
    private final JUnitRuns junit = new JUnitRuns();

    /** {@return how many tests passed with a mock} */
    @Benchmark
    public long floor() {
        return junit.run(Mocked.class);
    }

    /** {@return how many tests passed with a simulator and a direct client} */
    @Benchmark
    public long simulatorAndClient() {
        return junit.run(Simulated.class);
    }

    /** {@return how many tests passed with the extension alone} */
    @Benchmark
    public long withoutParameters() {
        return junit.run(Bare.class);
    }

    @ExtendWith(MockitoExtension.class)
    static final class Mocked {
        @Mock
        EcsClient client;

        @RepeatedTest(JUnitRuns.TESTS)
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static final class Simulated {
        @RepeatedTest(JUnitRuns.TESTS)
        void test(EcsSimulator ecs, EcsClient client) {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static final class Bare {
        @RepeatedTest(JUnitRuns.TESTS)
        void test() {}
    }
}
