package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.SimulatedTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a simulator lives, with each kind of test that JUnit has. */
class LifeTest {

    @Test
    void perMethod_sharedTestInstance_eachTestHasItsOwn() {
        ExtensionRun.of(SharedInstanceTestCases.class).succeedsWith(2);
    }

    @Test
    void perMethod_parameterizedTest_eachInvocationHasItsOwn() {
        ExtensionRun.of(ParameterizedTestCases.class).succeedsWith(3);
    }

    @Test
    void perMethod_repeatedTest_eachRepetitionHasItsOwn() {
        ExtensionRun.of(RepeatedTestCases.class).succeedsWith(3);
    }

    @Test
    void perMethod_testFactory_itsDynamicTestsShareOne() {
        ExtensionRun.of(FactoryTestCases.class).succeedsWith(5);
    }

    @Test
    void perMethod_inheritedTests_eachHasItsOwn() {
        ExtensionRun.of(InheritingTestCases.class).succeedsWith(2);
    }

    @Test
    void perClass_byAnnotation_testsShareOne() {
        ExtensionRun.of(PerClassTestCases.class).succeedsWith(6);
    }

    @Test
    void perClass_byBuilder_testsShareOne() {
        ExtensionRun.of(PerClassByBuilderTestCases.class).succeedsWith(2);
    }

    @Test
    void perClass_sharedTestInstance_constructorSharesItToo() {
        ExtensionRun.of(PerClassSharedInstanceTestCases.class).succeedsWith(2);
    }

    @Test
    void perClass_sharedTestInstanceAndInstanceField_testsShareOne() {
        ExtensionRun.of(PerClassInstanceFieldTestCases.class).succeedsWith(2);
    }

    @Test
    void perClass_twoClasses_eachHasItsOwn() {
        ExtensionRun.of(PerClassByBuilderTestCases.class, PerClassSharedInstanceTestCases.class)
                .succeedsWith(4);
    }

    @Test
    void perClass_parameterizedClass_itsInvocationsShareOne() {
        ExtensionRun.of(PerClassParameterizedTestCases.class).succeedsWith(2);
        ExtensionRun.of(PerClassParameterizedSharedInstanceTestCases.class).succeedsWith(2);
    }

    @Test
    void perClass_source_sharesThatOfTheTests() {
        ExtensionRun.of(PerClassSourceTestCases.class).succeedsWith(2);
    }

    @Test
    void perMethod_parameterizedClass_eachTestHasItsOwn() {
        ExtensionRun.of(ParameterizedClassTestCases.class).succeedsWith(4);
    }

    /** Passes once for each simulator: the cluster is not there before, but there for all that share the simulator. */
    private static void requireFresh(EcsSimulator ecs) {
        assertThat(ecs.clusters()).isEmpty();
        ecs.createCluster("media");
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class SharedInstanceTestCases {
        @BeforeEach
        void createCluster(EcsSimulator ecs) {
            requireFresh(ecs);
        }

        @Test
        void first(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }

        @Test
        void second(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class ParameterizedTestCases {
        ParameterizedTestCases(EcsSimulator ecs) {
            requireFresh(ecs);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a", "b", "c"})
        void each(String service, EcsSimulator ecs, SimulatedClock clock) {
            ecs.cluster("media").createService(service, 1);
            assertThat(ecs.cluster("media").services()).hasSize(1);
            assertThat(clock).isSameAs(ecs.clock());
        }
    }

    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class PerClassSourceTestCases {
        static Stream<SimulatedTask> tasks(EcsSimulator ecs) {
            return ecs.createCluster("media").createService("transcoder", 2).tasks().stream();
        }

        @ParameterizedTest
        @MethodSource("tasks")
        void each(SimulatedTask task, EcsSimulator ecs) {
            assertThat(ecs.task(task.id())).isPresent();
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class RepeatedTestCases {
        @RepeatedTest(3)
        void each(EcsSimulator ecs) {
            requireFresh(ecs);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class FactoryTestCases {
        @BeforeEach
        void createCluster(EcsSimulator ecs) {
            requireFresh(ecs);
        }

        @TestFactory
        Stream<DynamicNode> sharing(EcsSimulator ecs) {
            return Stream.of(
                    dynamicTest("creates", () -> ecs.cluster("media").createService("transcoder", 1)),
                    dynamicTest(
                            "sees",
                            () -> assertThat(ecs.cluster("media").services()).hasSize(1)),
                    dynamicContainer(
                            "nested",
                            Stream.of(dynamicTest(
                                    "calls",
                                    () -> assertThat(ecs.api().modelledOperations())
                                            .isNotEmpty()))));
        }

        @TestFactory
        Stream<DynamicNode> apart(EcsSimulator ecs) {
            return Stream.of(
                    dynamicTest(
                            "own",
                            () -> assertThat(ecs.cluster("media").services()).isEmpty()),
                    dynamicTest("open", () -> ecs.cluster("media").createService("still-open", 1)));
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    abstract static class BaseTestCases {
        @Test
        void inherited(EcsSimulator ecs) {
            requireFresh(ecs);
        }
    }

    static class InheritingTestCases extends BaseTestCases {
        @Test
        void own(EcsSimulator ecs) {
            requireFresh(ecs);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class PerClassTestCases {
        private final EcsSimulator ofConstructor;

        PerClassTestCases(EcsSimulator ecs) {
            ofConstructor = ecs;
        }

        @BeforeAll
        static void createCluster(EcsSimulator ecs) {
            requireFresh(ecs);
        }

        @Test
        void plain(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
            assertThat(ecs).isSameAs(ofConstructor);
        }

        @RepeatedTest(2)
        void repeated(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void parameterized(int ignored, EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }

        @TestFactory
        DynamicNode factory(EcsSimulator ecs) {
            return dynamicTest("dynamic", () -> assertThat(ecs.clusters()).hasSize(1));
        }
    }

    @TestMethodOrder(MethodName.class)
    static class PerClassByBuilderTestCases {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION =
                EcsSimulatorExtension.builder().life(SimulatorLife.PER_CLASS).build();

        @Test
        void a_creates(EcsSimulator ecs) {
            requireFresh(ecs);
        }

        @Test
        void b_sees(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassSharedInstanceTestCases {
        private final EcsSimulator ofConstructor;

        PerClassSharedInstanceTestCases(EcsSimulator ecs) {
            requireFresh(ecs);
            ofConstructor = ecs;
        }

        @BeforeAll
        void see(EcsSimulator ecs) {
            assertThat(ecs).isSameAs(ofConstructor);
        }

        @Test
        void first(EcsSimulator ecs) {
            assertThat(ecs).isSameAs(ofConstructor);
        }

        @Test
        void second(EcsSimulator ecs) {
            assertThat(ecs).isSameAs(ofConstructor);
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassInstanceFieldTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension =
                EcsSimulatorExtension.builder().life(SimulatorLife.PER_CLASS).build();

        @BeforeAll
        void createCluster(EcsSimulator ecs) {
            requireFresh(ecs);
        }

        @Test
        void first(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }

        @Test
        void second(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    @ParameterizedClass
    @ValueSource(strings = {"a", "b"})
    static class PerClassParameterizedTestCases {
        PerClassParameterizedTestCases(String service, EcsSimulator ecs) {
            ecs.cluster("media").createService(service, 1);
        }

        @BeforeAll
        static void createCluster(EcsSimulator ecs) {
            requireFresh(ecs);
        }

        @Test
        void each(EcsSimulator ecs) {
            assertThat(ecs.cluster("media").services()).isNotEmpty();
        }

        @AfterAll
        static void seeAll(EcsSimulator ecs) {
            assertThat(ecs.cluster("media").services()).hasSize(2);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    @ParameterizedClass
    @ValueSource(strings = {"a", "b"})
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class PerClassParameterizedSharedInstanceTestCases {
        @Parameter
        String service;

        private final EcsSimulator ofConstructor;

        PerClassParameterizedSharedInstanceTestCases(EcsSimulator ecs) {
            ecs.createCluster("media");
            ofConstructor = ecs;
        }

        @Test
        void each(EcsSimulator ecs) {
            assertThat(ecs).isSameAs(ofConstructor);
            ecs.cluster("media").createService(service, 1);
        }

        @AfterAll
        static void seeAll(EcsSimulator ecs) {
            assertThat(ecs.cluster("media").services()).hasSize(2);
        }
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @ParameterizedClass
    @ValueSource(strings = {"a", "b"})
    static class ParameterizedClassTestCases {
        ParameterizedClassTestCases(String service, EcsSimulator ecs) {
            requireFresh(ecs);
            ecs.cluster("media").createService(service, 1);
        }

        @Test
        void first(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }

        @Test
        void second(EcsSimulator ecs) {
            assertThat(ecs.clusters()).hasSize(1);
        }
    }
}
