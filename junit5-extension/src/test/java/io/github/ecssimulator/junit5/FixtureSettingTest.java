package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Simulators that begin with a world from a file. */
class FixtureSettingTest {
    private static final String TASK = "0123456789abcdef0123456789abcdef";

    private static List<String> clusters(EcsSimulator ecs) {
        return ecs.clusters().stream().map(SimulatedCluster::name).toList();
    }

    private static String refusal(Class<?> cases) {
        Throwable failure = ExtensionRun.of(cases).fails();
        assertThat(failure).isInstanceOf(ExtensionConfigurationException.class);
        return failure.getMessage();
    }

    @Test
    void fixture_onTheClass_isTheWorldOfEachTest() {
        ExtensionRun.of(ClassTestCases.class).succeedsWith(2);
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(fixture = "media.json")
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class ClassTestCases {
        @Test
        @Order(1)
        void first(EcsSimulator ecs) {
            assertThat(ecs.region()).isEqualTo("eu-central-1");
            assertThat(ecs.task(TASK)).get().matches(task -> task.isProtected() && task.isRunning());
            ecs.cluster("media").service("transcoder").delete();
        }

        @Test
        @Order(2)
        void second(EcsSimulator ecs) {
            assertThat(ecs.cluster("media").service("transcoder").tasks()).hasSize(2);
        }
    }

    @Test
    void fixture_onMethodOrNestedClass_replacesThatOfTheClass() {
        ExtensionRun.of(OverridingTestCases.class).succeedsWith(3);
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(fixture = "media.json")
    static class OverridingTestCases {
        @Test
        @EcsSimulatorSettings(fixture = "/worlds/batch.json")
        void otherWorld(EcsSimulator ecs) {
            assertThat(clusters(ecs)).containsExactly("batch");
        }

        @Test
        @EcsSimulatorSettings(fixture = {"/worlds/batch.json", "media.json"})
        void severalFiles(EcsSimulator ecs) {
            assertThat(clusters(ecs)).containsExactly("batch", "media");
        }

        @Nested
        @EcsSimulatorSettings(fixture = "/worlds/batch.json")
        class Inner {
            @Test
            void nested(EcsSimulator ecs) {
                assertThat(clusters(ecs)).containsExactly("batch");
            }
        }
    }

    @Test
    void fixture_ofAnAnnotationOfYourOwn_isBesideThatAnnotation() {
        ExtensionRun.of(MetaTestCases.class).succeedsWith(1);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @EcsSimulatorSettings(fixture = "media.json")
    @interface MediaWorld {}

    @ExtendWith(EcsSimulatorExtension.class)
    @MediaWorld
    static class MetaTestCases {
        @Test
        void test(EcsSimulator ecs) {
            assertThat(clusters(ecs)).containsExactly("media");
        }
    }

    @Test
    void fixture_perClassLife_isPutThereOnce() {
        ExtensionRun.of(PerClassTestCases.class).succeedsWith(3);
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(fixture = "media.json", life = SimulatorLife.PER_CLASS)
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    static class PerClassTestCases {
        @Test
        @Order(1)
        void first(EcsSimulator ecs) {
            ecs.createCluster("more");
        }

        @Test
        @Order(2)
        void second(EcsSimulator ecs) {
            assertThat(clusters(ecs)).containsExactly("media", "more");
        }

        @Nested
        @EcsSimulatorSettings(fixture = "/worlds/batch.json")
        class Inner {
            @Test
            void withAWorldOfItsOwn(EcsSimulator ecs) {
                assertThat(clusters(ecs)).containsExactly("batch");
            }
        }
    }

    @Test
    void fixture_ofTheBuilder_isTheWorld() {
        ExtensionRun.of(BuilderTestCases.class).succeedsWith(1);
    }

    static class BuilderTestCases {
        @RegisterExtension
        static final EcsSimulatorExtension EXTENSION = EcsSimulatorExtension.builder()
                .fixture(FixtureSettingTest.class, "media.json")
                .build();

        @Test
        void test(EcsSimulator ecs) {
            assertThat(clusters(ecs)).containsExactly("media");
        }
    }

    @Test
    void fixture_missing_saysWhereItLooked() {
        assertThat(refusal(MissingTestCases.class))
                .isEqualTo(
                        "EcsSimulatorExtension cannot build the simulator: none.json: there is no such resource; looked"
                                + " for /io/github/ecssimulator/junit5/none.json on the class path.");
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(fixture = "none.json")
    static class MissingTestCases {
        @Test
        void test() {}
    }

    @Test
    void fixture_wrong_namesThePlace() {
        assertThat(refusal(WrongTestCases.class))
                .startsWith(
                        "EcsSimulatorExtension cannot build the simulator: wrong.json: line 2, column 3: $.cluster is"
                                + " not known; ");
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(fixture = "wrong.json")
    static class WrongTestCases {
        @Test
        void test() {}
    }

    @Test
    void fixture_thatContradictsASetting_isRefused() {
        assertThat(refusal(ContradictingTestCases.class))
                .isEqualTo("EcsSimulatorExtension cannot build the simulator: media.json: line 2, column 27:"
                        + " $.simulator.region says eu-central-1, which contradicts us-west-2 of the simulator.");
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(fixture = "media.json", region = "us-west-2")
    static class ContradictingTestCases {
        @Test
        void test() {}
    }

    @Test
    void fixture_blankName_isRefused() {
        assertThat(refusal(BlankTestCases.class))
                .isEqualTo("@EcsSimulatorSettings(fixture) on class " + BlankTestCases.class.getName()
                        + " cannot be \"\". Write names of resources, such as media.json.");
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(fixture = "")
    static class BlankTestCases {
        @Test
        void test() {}
    }

    @Test
    void fixture_onMethodOfPerClassLife_isRefused() {
        assertThat(refusal(MethodOfPerClassTestCases.class))
                .contains("sets {fixture=[media.json] of " + MethodOfPerClassTestCases.class.getName()
                        + "}, but the simulator is shared by the class");
    }

    @ExtendWith(EcsSimulatorExtension.class)
    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class MethodOfPerClassTestCases {
        @Test
        @EcsSimulatorSettings(fixture = "media.json")
        void test(EcsSimulator ecs) {}
    }
}
