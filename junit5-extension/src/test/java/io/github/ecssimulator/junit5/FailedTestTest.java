package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.testkit.assertions.EcsAssertions;
import io.github.ecssimulator.testkit.http.EcsSimulatorServer;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.AssertionFailedError;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** What a failed test tells, and what makes a test fail when its simulator is closed. */
class FailedTestTest {

    @Test
    void assertion_inTest_keepsItsTypeAndTellsTheStoryBehindItsMessage() {
        Throwable failure = ExtensionRun.of(AssertionTestCases.class).fails();

        assertThat(failure)
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "the worker died\nIn the simulator at +00:05, this had happened:\n  2024-01-01T00:00:00Z ")
                .hasMessageContaining("transcoder")
                .hasMessageEndingWith(" entries: ecs.journal().timeline()   seed 7")
                .hasMessageNotContaining("after the failure")
                .hasNoSuppressedExceptions();
        assertThat(failure.getStackTrace()[0].getClassName()).contains("AssertionTestCases");
    }

    @Test
    void comparison_inTest_keepsWhatWasExpectedAndWhatWasThere() {
        Throwable failure = ExtensionRun.of(ComparisonTestCases.class).fails();

        assertThat(failure).isExactlyInstanceOf(AssertionFailedError.class);
        assertThat(((AssertionFailedError) failure).getExpected().getValue()).isEqualTo(1);
        assertThat(((AssertionFailedError) failure).getActual().getValue()).isEqualTo(0);
        assertThat(failure).hasMessageStartingWith("expected: <1> but was: <0>\nIn the simulator at +00:00");
    }

    @Test
    void exceptionOfTheUser_keepsItsMessageAndCarriesTheStorySuppressed() {
        Throwable failure = ExtensionRun.of(OwnExceptionTestCases.class).fails();

        assertThat(failure).isExactlyInstanceOf(OwnException.class).hasMessage("no disk");
        assertThat(failure.getSuppressed())
                .singleElement()
                .isInstanceOf(SimulatorTimeline.class)
                .satisfies(story -> assertThat(story.getStackTrace()).isEmpty());
    }

    /** As where Spring keeps an application context for the next test. */
    @Test
    void connection_toTheServerOfAnEarlierTest_isToldSo() {
        assertThat(ExtensionRun.of(KeptClientTestCases.class).fails())
                .isInstanceOf(SdkClientException.class)
                .satisfies(failure -> assertThat(failure.getSuppressed())
                        .filteredOn(SimulatorTimeline.class::isInstance)
                        .singleElement()
                        .extracting(Throwable::getMessage)
                        .asString()
                        .matches(
                                "(?s)Cause: 127\\.0\\.0\\.1:\\d+ was the server of KeptClientTestCases.first, which has ended: the"
                                        + " client was built for that one, and kept, .*\nFix:   build the client anew .*@DirtiesContext\n"
                                        + "In the simulator at .*"));
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @TestMethodOrder(MethodOrderer.MethodName.class)
    static class KeptClientTestCases {
        private static URI kept = URI.create("");

        @Test
        void first(EcsSimulatorServer server) {
            kept = server.endpoint();
            list();
        }

        @Test
        void second(EcsSimulator ecs) {
            ecs.createCluster("media");
            list();
        }

        private static void list() {
            try (EcsClient client = EcsClient.builder()
                    .endpointOverride(kept)
                    .region(Region.US_EAST_1)
                    .credentialsProvider(AnonymousCredentialsProvider.create())
                    .build()) {
                client.listClusters();
            }
        }
    }

    @Test
    void assertion_ofOurs_tellsTheStoryOnce() {
        Throwable failure = ExtensionRun.of(OurAssertionTestCases.class).fails();

        assertThat(failure.getMessage())
                .startsWith("\nExpected task media/transcoder/")
                .containsOnlyOnce(" entries: ecs.journal().timeline()");
        assertThat(failure).hasNoSuppressedExceptions();
    }

    @Test
    void timeout_ofJUnit_tellsTheStoryOnce() {
        Throwable failure = ExtensionRun.of(TimeoutTestCases.class).fails();

        assertThat(failure).isInstanceOf(TimeoutException.class);
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(interrupt -> assertThat(interrupt)
                        .isInstanceOf(InterruptedException.class)
                        .hasMessageStartingWith("In the simulator at +00:00, this had happened:"));
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class TimeoutTestCases {
        @Test
        @Timeout(value = 1, unit = TimeUnit.MILLISECONDS)
        void test(EcsSimulator ecs) throws InterruptedException {
            new CountDownLatch(ecs.clusters().size() + 1).await();
        }

        @BeforeEach
        void setUp(EcsSimulator ecs) {
            ecs.createCluster("media");
        }
    }

    @Test
    void assertion_nothingHappened_saysSo() {
        Throwable failure = ExtensionRun.of(NothingHappenedTestCases.class).fails();

        assertThat(failure).hasMessage("""
                In the simulator at +00:00, nothing had happened.
                All 0 entries: ecs.journal().timeline()   seed 1""");
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
                DynamicTestCases.class
            })
    void failure_anywhere_tellsTheStoryOnce(Class<?> cases) {
        assertTellsTheStory(ExtensionRun.of(cases).fails(), "cluster media was created");
    }

    @Test
    void failure_ofAnotherExtension_isLeftAsItIsAndCarriesTheStorySuppressed() {
        Throwable failure = ExtensionRun.of(OtherExtensionTestCases.class).fails();

        assertThat(failure).hasMessage("not of the test");
        assertThat(failure.getSuppressed())
                .singleElement()
                .satisfies(story -> assertThat(story).hasMessageContaining("cluster media was created"));
    }

    @Test
    void unmodelledOperation_swallowedByTheTest_failsIt() {
        Throwable failure = ExtensionRun.of(SwallowedTestCases.class).fails();

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "Operations were called that ecs-simulator does not model: {ListAccountSettings");
        assertTellsTheStory(failure, "ListAccountSettings -> refused, not modelled");
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

        assertThat(failure)
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("failed already\nIn the simulator");
        assertThat(failure.getSuppressed())
                .satisfiesExactly(complaint -> assertThat(complaint)
                        .isInstanceOf(AssertionError.class)
                        .hasMessageStartingWith("Faults were injected that no call met")
                        .hasNoSuppressedExceptions());
    }

    @Test
    void complaintOfClose_perClass_failsTheClass() {
        Throwable failure = ExtensionRun.of(PerClassUnusedFaultTestCases.class).fails();

        assertThat(failure)
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("Faults were injected that no call met")
                .hasMessageContaining("In the simulator at");
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

    private static void assertTellsTheStory(Throwable failure, String text) {
        assertThat(failure).hasNoSuppressedExceptions();
        assertThat(failure.getMessage()).containsOnlyOnce("In the simulator at").contains(text);
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
    static class ComparisonTestCases {
        @Test
        void test(EcsSimulator ecs) {
            assertEquals(1, ecs.clusters().size());
        }
    }

    static final class OwnException extends Exception {
        private static final long serialVersionUID = 1;

        OwnException(String message) {
            super(message);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class OwnExceptionTestCases {
        @Test
        void test(EcsSimulator ecs) throws OwnException {
            throw new OwnException("no disk");
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class OurAssertionTestCases {
        @Test
        void test(EcsSimulator ecs) {
            EcsAssertions.assertThat(ecs.createCluster("media")
                            .createService("transcoder", 1)
                            .tasks()
                            .get(0))
                    .isStopped();
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
