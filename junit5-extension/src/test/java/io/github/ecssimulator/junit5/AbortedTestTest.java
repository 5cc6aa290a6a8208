package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.fault.Fault;
import org.junit.Assume;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;
import software.amazon.awssdk.services.ecs.EcsClient;

/** What is left over in a simulator never changes how a test ended. */
class AbortedTestTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                InTestTestCases.class,
                OwnKindTestCases.class,
                UnmodelledTestCases.class,
                ConstructorTestCases.class,
                BeforeEachTestCases.class,
                AfterEachTestCases.class,
                BeforeAllTestCases.class,
                PerClassTestCases.class,
                PerClassConstructorTestCases.class,
                NestedTestCases.class,
                DynamicTestCases.class,
                OtherExtensionTestCases.class,
                ParameterizedTestCases.class
            })
    void leftovers_ofAnAbortedTest_areForgotten(Class<?> cases) {
        assertThat(ExtensionRun.of(cases).aborts(1))
                .allSatisfy(abort -> assertThat(abort)
                        .isInstanceOf(TestAbortedException.class)
                        .hasMessageContaining("not on this machine")
                        .hasNoSuppressedExceptions());
    }

    @Test
    void leftovers_afterAnAssumptionOfJUnit4_areForgotten() {
        assertThat(ExtensionRun.of(OldAssumptionTestCases.class).aborts(1))
                .allSatisfy(abort -> assertThat(abort)
                        .hasMessageContaining("not on this machine")
                        .hasNoSuppressedExceptions());
    }

    @ParameterizedTest
    @ValueSource(classes = {PerClassFailureTestCases.class, DynamicFailureTestCases.class})
    void leftovers_ofASharedSimulatorAfterAFailure_areForgotten(Class<?> cases) {
        assertThat(ExtensionRun.of(cases).fails())
                .hasMessageStartingWith("on purpose")
                .hasMessageNotContaining("Faults were injected")
                .hasNoSuppressedExceptions();
    }

    @Test
    void leftovers_besideAnAbortedTest_failTheTestThatEndedWell() {
        assertThat(ExtensionRun.of(BesideTestCases.class).reports())
                .containsOnlyKeys("succeeding(EcsSimulator)")
                .allSatisfy((test, report) -> assertThat(report).contains("Faults were injected that no call met"));
    }

    private static void abort(EcsSimulator ecs) {
        leaveOver(ecs);
        Assumptions.abort("not on this machine");
    }

    private static void leaveOver(EcsSimulator ecs) {
        ecs.inject(Fault.loseReply("UpdateTaskProtection"));
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class InTestTestCases {
        @Test
        void test(EcsSimulator ecs) {
            leaveOver(ecs);
            Assumptions.assumeTrue(false, "not on this machine");
        }
    }

    static final class OwnAbort extends TestAbortedException {
        private static final long serialVersionUID = 1;

        OwnAbort() {
            super("not on this machine");
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class OwnKindTestCases {
        @Test
        void test(EcsSimulator ecs) {
            leaveOver(ecs);
            throw new OwnAbort();
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class OldAssumptionTestCases {
        @Test
        void test(EcsSimulator ecs) {
            leaveOver(ecs);
            Assume.assumeTrue("not on this machine", false);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class UnmodelledTestCases {
        @Test
        void test(EcsClient client) {
            try {
                client.listAccountSettings();
            } catch (RuntimeException e) {
                throw new TestAbortedException("not on this machine", e);
            }
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class ConstructorTestCases {
        ConstructorTestCases(EcsSimulator ecs) {
            abort(ecs);
        }

        @Test
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class BeforeEachTestCases {
        @BeforeEach
        void before(EcsSimulator ecs) {
            abort(ecs);
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
            abort(ecs);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class BeforeAllTestCases {
        @BeforeAll
        static void before(EcsSimulator ecs) {
            abort(ecs);
        }

        @Test
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class PerClassTestCases {
        @Test
        void test(EcsSimulator ecs) {
            abort(ecs);
        }

        @Test
        void other(EcsSimulator ecs) {
            assertThat(ecs.clusters()).isEmpty();
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class PerClassConstructorTestCases {
        PerClassConstructorTestCases(EcsSimulator ecs) {
            abort(ecs);
        }

        @Test
        void test() {}
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class NestedTestCases {
        @Nested
        @TestInstance(TestInstance.Lifecycle.PER_CLASS)
        class Inner {
            @BeforeAll
            void before(EcsSimulator ecs) {
                abort(ecs);
            }

            @Test
            void test() {}
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class DynamicTestCases {
        @TestFactory
        DynamicTest factory(EcsSimulator ecs) {
            return dynamicTest("aborts", () -> abort(ecs));
        }
    }

    static final class LateAbort implements AfterEachCallback {
        @Override
        public void afterEach(ExtensionContext context) {
            Assumptions.abort("not on this machine");
        }
    }

    @ExtendWith(LateAbort.class)
    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class OtherExtensionTestCases {
        @Test
        void test(EcsSimulator ecs) {
            leaveOver(ecs);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class ParameterizedTestCases {
        @ParameterizedTest
        @ValueSource(ints = 1)
        void test(int number, EcsSimulator ecs) {
            abort(ecs);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class PerClassFailureTestCases {
        @Test
        void test(EcsSimulator ecs) {
            leaveOver(ecs);
            throw new AssertionError("on purpose");
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class DynamicFailureTestCases {
        @TestFactory
        DynamicTest factory(EcsSimulator ecs) {
            return dynamicTest("fails", () -> {
                leaveOver(ecs);
                throw new AssertionError("on purpose");
            });
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @TestMethodOrder(MethodName.class)
    static class BesideTestCases {
        @Test
        void aborted(EcsSimulator ecs) {
            abort(ecs);
        }

        @Test
        void succeeding(EcsSimulator ecs) {
            leaveOver(ecs);
        }
    }
}
