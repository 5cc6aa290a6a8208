package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.lint.Lints;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whether what the lints find fails a test. */
class LintModeTest {
    private static final String FINDING = "still-protected: task media/transcoder/";

    /** Leaves a task protected. */
    private static void forget(EcsSimulator ecs) {
        SimulatedTask busy = ecs.createCluster("media")
                .createService("transcoder", 1)
                .tasks()
                .get(0);
        ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, 60));
    }

    @Test
    void finding_byDefault_failsNothing() {
        ExtensionRun.of(ForgetfulTestCases.class).succeedsWith(1);
    }

    @Test
    void finding_strictByAnnotation_failsTheTestAndTellsHowToMendIt() {
        assertThat(ExtensionRun.of(StrictTestCases.class).fails())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected no findings of the lints\n but there is 1")
                .hasMessageContaining(FINDING)
                .hasMessageContaining("fix: clear it")
                .hasMessageContaining(
                        "\nMeant so? Lints.in(ecs).allow(Lint.STILL_PROTECTED), or @EcsSimulatorSettings(allow = Lint.STILL_PROTECTED)\n");
    }

    @Test
    void finding_strictByParameter_failsTheTest() {
        assertThat(ExtensionRun.of(ForgetfulTestCases.class)
                        .parameter("ecs.simulator.lints", "strict")
                        .fails())
                .hasMessageContaining(FINDING);
    }

    @Test
    void parameter_thatIsNoMode_isRefusedByName() {
        assertThat(ExtensionRun.of(ForgetfulTestCases.class)
                        .parameter("ecs.simulator.lints", "loud")
                        .fails())
                .hasMessage(
                        "The configuration parameter ecs.simulator.lints cannot be \"loud\". Write one of: told, strict.");
    }

    @Test
    void finding_strictByBuilder_failsTheTest() {
        assertThat(ExtensionRun.of(StrictBuilderTestCases.class).fails()).hasMessageContaining(FINDING);
    }

    @Test
    void annotation_overParameter_wins() {
        ExtensionRun.of(ToldTestCases.class)
                .parameter("ecs.simulator.lints", "strict")
                .succeedsWith(1);
    }

    @Test
    void finding_allowed_failsNothing() {
        ExtensionRun.of(AllowedTestCases.class, AllowedByBuilderTestCases.class).succeedsWith(4);
    }

    @Test
    void finding_ofATestThatFailed_isNotItsError() {
        assertThat(ExtensionRun.of(FailedTestCases.class).fails())
                .hasMessageStartingWith("its own")
                .satisfies(error -> assertThat(error.getSuppressed())
                        .noneMatch(suppressed ->
                                String.valueOf(suppressed.getMessage()).contains("Expected no findings")));
    }

    @Test
    void finding_ofAnAbortedTest_leavesItAborted() {
        assertThat(ExtensionRun.of(AbortedTestCases.class).aborts(1)).hasSize(1);
    }

    @Test
    void finding_ofASharedSimulator_failsItsClass() {
        assertThat(ExtensionRun.of(SharedTestCases.class).fails()).hasMessageContaining(FINDING);
    }

    @Test
    void mode_ofAMethodOfASharedSimulator_isRefused() {
        assertThat(ExtensionRun.of(SharedMethodTestCases.class).fails())
                .hasMessageContaining("sets {lints=STRICT}, but the simulator is shared by the class");
    }

    @ExtendWith(EcsSimulatorExtension.class)
    static class ForgetfulTestCases {
        @Test
        void forgetful(EcsSimulator ecs) {
            forget(ecs);
        }
    }

    @EcsSimulatorSettings(lints = LintMode.STRICT)
    static class StrictTestCases {
        @Test
        void forgetful(EcsSimulator ecs) {
            forget(ecs);
        }

        @Test
        void mindful(EcsSimulator ecs) {
            ecs.createCluster("media");
        }

        @Test
        void warned(EcsSimulator ecs) {
            SimulatedTask busy = ecs.createCluster("media")
                    .createService("transcoder", 1)
                    .tasks()
                    .get(0);
            ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, 60));
            ecs.clock().advance(Duration.ofMinutes(50));
            ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, 60));
            ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), false, null));
            assertThat(Lints.of(ecs).findings()).hasSize(1);
        }

        @Test
        @EcsSimulatorSettings(lints = LintMode.TOLD)
        void told(EcsSimulator ecs) {
            forget(ecs);
        }
    }

    static class StrictBuilderTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension =
                EcsSimulatorExtension.builder().lints(LintMode.STRICT).build();

        @Test
        void forgetful(EcsSimulator ecs) {
            forget(ecs);
        }
    }

    @EcsSimulatorSettings(lints = LintMode.TOLD)
    static class ToldTestCases {
        @Test
        void forgetful(EcsSimulator ecs) {
            forget(ecs);
        }
    }

    @EcsSimulatorSettings(lints = LintMode.STRICT, allow = Lint.STILL_PROTECTED)
    static class AllowedTestCases {
        @Test
        void byItsClass(EcsSimulator ecs) {
            forget(ecs);
        }

        @Test
        @EcsSimulatorSettings(allow = {Lint.EXPIRED, Lint.BAD_CALL})
        void byItsMethod(EcsSimulator ecs) {
            forget(ecs);
            ecs.clock().advance(Duration.ofHours(2));
        }

        @Test
        @EcsSimulatorSettings(allow = Lint.EXPIRED)
        void byItsCode(EcsSimulator ecs) {
            forget(ecs);
            Lints.in(ecs).allow(Lint.STILL_PROTECTED);
        }
    }

    static class AllowedByBuilderTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension = EcsSimulatorExtension.builder()
                .lints(LintMode.STRICT)
                .allow(Lint.STILL_PROTECTED)
                .build();

        @Test
        void forgetful(EcsSimulator ecs) {
            forget(ecs);
        }
    }

    @EcsSimulatorSettings(lints = LintMode.STRICT)
    static class FailedTestCases {
        @Test
        void failing(EcsSimulator ecs) {
            forget(ecs);
            throw new AssertionError("its own");
        }
    }

    @EcsSimulatorSettings(lints = LintMode.STRICT)
    static class AbortedTestCases {
        @Test
        void aborted(EcsSimulator ecs) {
            forget(ecs);
            assumeThat(ecs.seed()).isEqualTo(0);
        }
    }

    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS, lints = LintMode.STRICT)
    static class SharedTestCases {
        @Test
        void forgetful(EcsSimulator ecs) {
            forget(ecs);
        }
    }

    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class SharedMethodTestCases {
        @Test
        @EcsSimulatorSettings(lints = LintMode.STRICT)
        void strict(EcsSimulator ecs) {
            forget(ecs);
        }
    }
}
