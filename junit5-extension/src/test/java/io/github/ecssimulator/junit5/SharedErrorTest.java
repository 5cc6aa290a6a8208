package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.fault.Fault;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that several tests share, or that cannot hold the story of their test. */
@SuppressWarnings("StaticAssignmentOfThrowable") // it is what these tests are about
class SharedErrorTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                SameErrorTestCases.class,
                SameCauseTestCases.class,
                CauseOfAnotherTestCases.class,
                SuppressedTestCases.class,
                InConstructorTestCases.class,
                InBeforeEachTestCases.class,
                InAfterEachTestCases.class,
                DynamicTestCases.class,
                UnserializableTestCases.class
            })
    void error_ofSeveralTests_tellsEachTestItsOwnStory(Class<?> cases) {
        Map<String, String> reports = ExtensionRun.of(cases).reports();

        assertThat(reports).hasSize(2);
        reports.forEach((test, report) -> {
            String own = test.contains("1") ? "first" : "second";
            assertThat(report)
                    .contains("shared by several", "cluster " + own + " was created")
                    .containsOnlyOnce("In the simulator at")
                    .doesNotContain("cluster " + (own.equals("first") ? "second" : "first"));
        });
    }

    @Test
    void error_ofSeveralTests_keepsItsTypeMessageCauseAndTrace() {
        Map<String, String> reports = ExtensionRun.of(TypedTestCases.class).reports();

        assertThat(reports.values())
                .hasSize(2)
                .allSatisfy(report -> assertThat(report)
                        .startsWith(OwnError.class.getName() + ": shared by several")
                        .contains("<clinit>", "Caused by: java.io.IOException: the cause"));
    }

    @Test
    void error_ofSeveralTestsOfOneWorld_tellsEachTheStoryUntilItsOwnEnd() {
        Map<String, String> reports =
                ExtensionRun.of(SharedWorldTestCases.class).reports();

        assertThat(reports.get("test1(EcsSimulator)"))
                .containsOnlyOnce("In the simulator at")
                .contains("cluster first")
                .doesNotContain("cluster second");
        assertThat(reports.get("test2(EcsSimulator)"))
                .containsOnlyOnce("In the simulator at")
                .contains("cluster first", "cluster second");
    }

    @Test
    void leftovers_ofAnotherTest_areNotCarriedOn() {
        Map<String, String> reports = ExtensionRun.of(LeftoversTestCases.class).reports();

        assertThat(reports.get("test1(EcsSimulator)")).contains("Faults were injected that no call met");
        assertThat(reports.get("test2(EcsSimulator)")).doesNotContain("Faults were injected");
    }

    @ParameterizedTest
    @ValueSource(classes = {UnsuppressingTestCases.class, UnsuppressingLifecycleTestCases.class})
    void error_thatHoldsNothing_stillTellsTheStory(Class<?> cases) {
        Throwable failure = ExtensionRun.of(cases).fails();

        assertThat(failure).hasMessageContaining("holds nothing");
        assertThat(failure.getCause()).isExactlyInstanceOf(HoldsNothing.class);
        assertThat(failure.getSuppressed())
                .singleElement()
                .isInstanceOf(SimulatorTimeline.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("cluster media was created");
    }

    @Test
    void error_ofAnotherExtensionThatHoldsNothing_tellsTheStoryInTheReport() {
        assertThat(ExtensionRun.of(PublishedTestCases.class).published())
                .singleElement()
                .asString()
                .contains("cluster media was created");
    }

    @Test
    void sharedErrorOfAnotherExtension_tellsTheStoryInTheReport() {
        assertThat(ExtensionRun.of(SharedPublishedTestCases.class).published())
                .satisfiesExactly(ofSecond ->
                        assertThat(ofSecond).contains("cluster second").doesNotContain("cluster first"));
    }

    static class OwnError extends Exception {
        private static final long serialVersionUID = 1;

        OwnError(String message, Throwable cause) {
            super(message, cause);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class SameErrorTestCases {
        private static final AssertionError SHARED = new AssertionError("shared by several");

        @Test
        void test1(EcsSimulator ecs) {
            ecs.createCluster("first");
            throw SHARED;
        }

        @Test
        void test2(EcsSimulator ecs) {
            ecs.createCluster("second");
            throw SHARED;
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class SameCauseTestCases {
        private static final Exception SHARED = new IllegalStateException("shared by several");

        @RepeatedTest(2)
        void test(RepetitionInfo repetition, EcsSimulator ecs) {
            ecs.createCluster(repetition.getCurrentRepetition() == 1 ? "first" : "second");
            throw new IllegalStateException("own", SHARED);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @TestMethodOrder(MethodName.class)
    static class CauseOfAnotherTestCases {
        private static final RuntimeException SHARED = new IllegalStateException("shared by several");

        @Test
        void test1(EcsSimulator ecs) {
            ecs.createCluster("first");
            throw SHARED;
        }

        @Test
        void test2(EcsSimulator ecs) {
            ecs.createCluster("second");
            throw new IllegalArgumentException("own", SHARED);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @TestMethodOrder(MethodName.class)
    static class SuppressedTestCases {
        private static final RuntimeException SHARED = new IllegalStateException("shared by several");

        @Test
        void test1(EcsSimulator ecs) {
            ecs.createCluster("first");
            throw SHARED;
        }

        @Test
        void test2(EcsSimulator ecs) {
            ecs.createCluster("second");
            AssertionError own = new AssertionError("own");
            own.addSuppressed(SHARED);
            throw own;
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class InConstructorTestCases {
        private static final AssertionError SHARED = new AssertionError("shared by several");
        private static int made;

        InConstructorTestCases(EcsSimulator ecs) {
            ecs.createCluster(made++ == 0 ? "first" : "second");
            throw SHARED;
        }

        @RepeatedTest(2)
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class InBeforeEachTestCases {
        private static final AssertionError SHARED = new AssertionError("shared by several");

        @BeforeEach
        void before(RepetitionInfo repetition, EcsSimulator ecs) {
            ecs.createCluster(repetition.getCurrentRepetition() == 1 ? "first" : "second");
            throw SHARED;
        }

        @RepeatedTest(2)
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class InAfterEachTestCases {
        private static final AssertionError SHARED = new AssertionError("shared by several");

        @RepeatedTest(2)
        void test() {}

        @AfterEach
        void after(RepetitionInfo repetition, EcsSimulator ecs) {
            ecs.createCluster(repetition.getCurrentRepetition() == 1 ? "first" : "second");
            throw SHARED;
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class DynamicTestCases {
        private static final AssertionError SHARED = new AssertionError("shared by several");

        @TestFactory
        Stream<DynamicTest> one(EcsSimulator ecs) {
            return Stream.of(dynamicTest("1", () -> {
                ecs.createCluster("first");
                throw SHARED;
            }));
        }

        @TestFactory
        Stream<DynamicTest> two(EcsSimulator ecs) {
            return Stream.of(dynamicTest("2", () -> {
                ecs.createCluster("second");
                throw SHARED;
            }));
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @TestMethodOrder(MethodName.class)
    static class UnserializableTestCases {
        private static final AssertionError SHARED = new Unserializable();

        @Test
        void test1(EcsSimulator ecs) {
            ecs.createCluster("first");
            throw SHARED;
        }

        @Test
        void test2(EcsSimulator ecs) {
            ecs.createCluster("second");
            throw SHARED;
        }
    }

    @SuppressWarnings("serial") // that is the point
    static final class Unserializable extends AssertionError {
        final Object cannotBeSerialized = new Object();

        Unserializable() {
            super("shared by several");
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class TypedTestCases {
        private static final OwnError SHARED = new OwnError("shared by several", new IOException("the cause"));

        @RepeatedTest(2)
        void test(EcsSimulator ecs) throws OwnError {
            throw SHARED;
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    @TestMethodOrder(MethodName.class)
    static class SharedWorldTestCases {
        private static final AssertionError SHARED = new AssertionError("shared by several");

        @Test
        void test1(EcsSimulator ecs) {
            ecs.createCluster("first");
            throw SHARED;
        }

        @Test
        void test2(EcsSimulator ecs) {
            ecs.createCluster("second");
            throw SHARED;
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @TestMethodOrder(MethodName.class)
    static class LeftoversTestCases {
        private static final AssertionError SHARED = new AssertionError("shared by several");

        @Test
        void test1(EcsSimulator ecs) {
            ecs.inject(Fault.loseReply("UpdateTaskProtection"));
            throw SHARED;
        }

        @Test
        void test2(EcsSimulator ecs) {
            throw SHARED;
        }
    }

    static final class HoldsNothing extends RuntimeException {
        private static final long serialVersionUID = 1;

        HoldsNothing() {
            super("holds nothing", null, false, false);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class UnsuppressingTestCases {
        @Test
        void test(EcsSimulator ecs) {
            ecs.createCluster("media");
            throw new HoldsNothing();
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class UnsuppressingLifecycleTestCases {
        @BeforeAll
        static void before(EcsSimulator ecs) {
            ecs.createCluster("media");
            throw new HoldsNothing();
        }

        @Test
        void test() {}
    }

    static final class LateFailure implements AfterEachCallback {
        private static final RuntimeException SHARED = new IllegalStateException("shared by several");

        @Override
        public void afterEach(ExtensionContext context) {
            throw context.getTestClass().equals(Optional.of(PublishedTestCases.class)) ? new HoldsNothing() : SHARED;
        }
    }

    @ExtendWith(LateFailure.class)
    @ExtendWith(EcsSimulatorExtension.class)
    static class PublishedTestCases {
        @Test
        void test(EcsSimulator ecs) {
            ecs.createCluster("media");
        }
    }

    @ExtendWith(LateFailure.class)
    @ExtendWith(EcsSimulatorExtension.class)
    static class SharedPublishedTestCases {
        @RepeatedTest(2)
        void test(RepetitionInfo repetition, EcsSimulator ecs) {
            ecs.createCluster(repetition.getCurrentRepetition() == 1 ? "first" : "second");
        }
    }
}
