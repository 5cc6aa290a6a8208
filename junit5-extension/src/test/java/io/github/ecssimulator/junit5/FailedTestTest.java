package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.fault.Fault;
import java.time.Duration;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** What a failed test tells, and what makes a test fail when its simulator is closed. */
class FailedTestTest {

    @Test
    void assertion_inTest_keepsTypeAndMessageAndCarriesTheTimeline() {
        Throwable failure = ExtensionRun.of(AssertionTestCases.class).fails();

        assertThat(failure).isExactlyInstanceOf(AssertionError.class).hasMessage("the worker died");
        assertThat(failure.getSuppressed()).hasSize(1);
        assertThat(failure.getSuppressed()[0])
                .hasMessageStartingWith("at 2024-01-01T00:05:00Z in simulated time, with seed 7, this had happened:\n")
                .hasMessageContaining("\n  2024-01-01T00:00:00Z ")
                .hasMessageContaining("transcoder")
                .hasMessageNotContaining("after the failure");
        assertThat(failure.getSuppressed()[0].getStackTrace()).isEmpty();
    }

    @Test
    void assertion_nothingHappened_saysSo() {
        Throwable failure = ExtensionRun.of(NothingHappenedTestCases.class).fails();

        assertThat(failure.getSuppressed())
                .singleElement()
                .hasToString(SimulatorTimeline.class.getName()
                        + ": at 2024-01-01T00:00:00Z in simulated time, with seed 1, nothing had happened");
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ConstructorTestCases.class,
                BeforeEachTestCases.class,
                AfterEachTestCases.class,
                BeforeAllTestCases.class,
                AfterAllTestCases.class,
                PerClassTestCases.class,
                FactoryTestCases.class,
                DynamicTestCases.class,
                OtherExtensionTestCases.class
            })
    void failure_anywhere_carriesTheTimelineOnce(Class<?> cases) {
        assertCarriesTimeline(ExtensionRun.of(cases).fails(), "cluster media was created");
    }

    @Test
    void unmodelledOperation_swallowedByTheTest_failsIt() {
        Throwable failure = ExtensionRun.of(SwallowedTestCases.class).fails();

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "Operations were called that ecs-simulator does not model: {ListAccountSettings");
        assertCarriesTimeline(failure, "ListAccountSettings -> refused, not modelled");
    }

    @Test
    void unmodelledOperation_asyncOverHttp_failsTheTest() {
        Throwable failure = ExtensionRun.of(SwallowedAsyncTestCases.class).fails();

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "Operations were called that ecs-simulator does not model: {ListAccountSettings");
    }

    @Test
    void unusedFault_failsTheTest() {
        Throwable failure = ExtensionRun.of(UnusedFaultTestCases.class).fails();

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Faults were injected that no call met");
    }

    @Test
    void complaintOfClose_testFailedAlready_isSuppressedInItsError() {
        Throwable failure = ExtensionRun.of(FailedAlreadyTestCases.class).fails();

        assertThat(failure).isExactlyInstanceOf(IllegalStateException.class).hasMessage("failed already");
        assertThat(failure.getSuppressed())
                .satisfiesExactly(
                        timeline -> assertThat(timeline).isInstanceOf(SimulatorTimeline.class),
                        complaint -> assertThat(complaint)
                                .isInstanceOf(AssertionError.class)
                                .hasMessageStartingWith("Faults were injected that no call met")
                                .hasNoSuppressedExceptions());
    }

    @Test
    void complaintOfClose_perClass_failsTheClass() {
        Throwable failure = ExtensionRun.of(PerClassUnusedFaultTestCases.class).fails();

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Faults were injected that no call met");
        assertThat(failure.getSuppressed()).singleElement().isInstanceOf(SimulatorTimeline.class);
    }

    @Test
    void complaintOfClose_lenientSimulator_staysAway() {
        ExtensionRun.of(LenientTestCases.class).succeedsWith(1);
    }

    @Test
    void clients_ofClosedSimulator_areClosedWithIt() {
        ExtensionRun.of(KeepingTestCases.class).succeedsWith(1);
    }

    @Test
    void failure_beforeThereIsASimulator_isLeftAlone() {
        Throwable failure = ExtensionRun.of(NoSimulatorTestCases.class).fails();

        assertThat(failure).hasMessageContaining("early").hasNoSuppressedExceptions();
    }

    private static AbstractThrowableAssert<?, ?> assertCarriesTimeline(Throwable failure, String text) {
        assertThat(failure.getSuppressed()).hasSize(1);
        return assertThat(failure.getSuppressed()[0])
                .isInstanceOf(SimulatorTimeline.class)
                .hasMessageContaining(text);
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class AssertionTestCases {
        @Test
        @EcsSimulatorSettings(seed = 7)
        void test(EcsSimulator ecs) {
            ecs.createCluster("media").createService("transcoder", 1);
            ecs.clock().advance(Duration.ofMinutes(5));
            throw new AssertionError("the worker died");
        }

        @AfterEach
        void cleanUp(EcsSimulator ecs) {
            ecs.cluster("media").service("transcoder").tasks().get(0).stop("after the failure");
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class NothingHappenedTestCases {
        @Test
        void test() {
            throw new AssertionError();
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class ConstructorTestCases {
        ConstructorTestCases(EcsSimulator ecs) {
            createAndFail(ecs);
        }

        @Test
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class BeforeEachTestCases {
        @BeforeEach
        void before(EcsSimulator ecs) {
            createAndFail(ecs);
        }

        @Test
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class AfterEachTestCases {
        @Test
        void test() {}

        @AfterEach
        void after(EcsSimulator ecs) {
            createAndFail(ecs);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class BeforeAllTestCases {
        @BeforeAll
        static void before(EcsSimulator ecs) {
            createAndFail(ecs);
        }

        @Test
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class AfterAllTestCases {
        @Test
        void test() {}

        @AfterAll
        static void after(EcsSimulator ecs) {
            createAndFail(ecs);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class PerClassTestCases {
        @Test
        void test(EcsSimulator ecs) {
            createAndFail(ecs);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class FactoryTestCases {
        @TestFactory
        DynamicTest test(EcsSimulator ecs) {
            createAndFail(ecs);
            return dynamicTest("never", () -> {});
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class DynamicTestCases {
        @TestFactory
        DynamicTest test(EcsSimulator ecs) {
            return dynamicTest("fails", () -> createAndFail(ecs));
        }
    }

    static class OtherExtensionTestCases {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION =
                EcsSimulatorExtension.builder().build();

        @RegisterExtension
        final AfterEachCallback other = new AfterEachCallback() {
            @Override
            public void afterEach(ExtensionContext context) {
                throw new AssertionError("not of the test");
            }
        };

        @Test
        void test(EcsSimulator ecs) {
            ecs.createCluster("media");
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class SwallowedTestCases {
        @Test
        void test(EcsClient client) {
            swallow(client::listAccountSettings);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(client = InjectedClient.OVER_HTTP)
    static class SwallowedAsyncTestCases {
        @Test
        void test(EcsAsyncClient client) {
            swallow(() -> client.listAccountSettings().join());
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class UnusedFaultTestCases {
        @Test
        void test(EcsSimulator ecs) {
            ecs.inject(Fault.loseReply("UpdateTaskProtection"));
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class FailedAlreadyTestCases {
        @Test
        void test(EcsSimulator ecs) {
            ecs.inject(Fault.loseReply("UpdateTaskProtection"));
            throw new IllegalStateException("failed already");
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class PerClassUnusedFaultTestCases {
        @Test
        void test(EcsSimulator ecs) {
            ecs.inject(Fault.loseReply("UpdateTaskProtection"));
        }
    }

    static class LenientTestCases {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION = EcsSimulatorExtension.builder()
                .configure(simulator -> simulator.lenient())
                .build();

        @Test
        void test(EcsSimulator ecs, EcsClient client) {
            ecs.inject(Fault.loseReply("UpdateTaskProtection"));
            swallow(client::listAccountSettings);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(client = InjectedClient.OVER_HTTP)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class KeepingTestCases {
        private EcsClient client;
        private EcsAsyncClient async;

        @Test
        void test(EcsSimulator ecs, EcsClient injected, EcsAsyncClient injectedAsync) {
            ecs.createCluster("media");
            client = injected;
            async = injectedAsync;
            useClient();
            useAsyncClient();
        }

        @AfterAll
        void bothAreClosed() {
            assertThatThrownBy(this::useClient).hasStackTraceContaining("closed");
            assertThatThrownBy(this::useAsyncClient).hasStackTraceContaining("closed");
        }

        private void useClient() {
            client.getTaskProtection(r -> r.cluster("media"));
        }

        private void useAsyncClient() {
            async.getTaskProtection(r -> r.cluster("media")).join();
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class NoSimulatorTestCases {
        @BeforeAll
        static void before() {
            assertThat("early").isEmpty();
        }

        @Test
        void test() {}
    }

    private static void createAndFail(EcsSimulator ecs) {
        ecs.createCluster("media");
        assertThat(ecs.clusters()).as("clusters").isEmpty();
    }

    @SuppressWarnings("EmptyCatch") // what production code does that retries later
    private static void swallow(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException e) {
            // as if nothing had happened
        }
    }
}
