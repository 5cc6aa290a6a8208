package io.github.ecssimulator.benchmarks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.junit5.EcsSimulatorExtension;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
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
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ExtensionBenchmark {
    private static final int TESTS = 100;

    private final Launcher launcher = LauncherFactory.create();

    /** {@return how many tests passed with a mock} */
    @Benchmark
    public long floor() {
        return run(Mocked.class);
    }

    /** {@return how many tests passed with a simulator and a direct client} */
    @Benchmark
    public long simulatorAndClient() {
        return run(Simulated.class);
    }

    /** {@return how many tests passed with the extension alone} */
    @Benchmark
    public long withoutParameters() {
        return run(Bare.class);
    }

    private long run(Class<?> tests) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(selectClass(tests))
                        .build(),
                listener);
        long passed = listener.getSummary().getTestsSucceededCount();
        if (passed != TESTS) {
            throw new IllegalStateException("Only " + passed + " tests passed.");
        }
        return passed;
    }

    @ExtendWith(MockitoExtension.class)
    static final class Mocked {
        @Mock
        EcsClient client;

        @RepeatedTest(TESTS)
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static final class Simulated {
        @RepeatedTest(TESTS)
        void test(EcsSimulator ecs, EcsClient client) {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static final class Bare {
        @RepeatedTest(TESTS)
        void test() {}
    }
}
