package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.policy.Judging.ExpiryInstant;
import io.github.ecssimulator.testkit.lint.Lint;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Simulators that begin at the end of a recording. */
class RecordingSettingTest {
    private static final String NIGHT = "/io/github/ecssimulator/readme/night.json";

    private static void requireNight(EcsSimulator ecs) {
        assertThat(ecs.clock().instant()).hasToString("2024-01-01T02:00:00Z");
        assertThat(ecs.cluster("media").tasks())
                .singleElement()
                .matches(task -> task.lastStatus() == TaskStatus.STOPPED);
        assertThat(ecs.journal().calls().of("UpdateTaskProtection").count()).isEqualTo(1);
    }

    private static String refusal(Class<?> cases) {
        Throwable failure = ExtensionRun.of(cases).fails();
        assertThat(failure).isInstanceOf(ExtensionConfigurationException.class);
        return String.valueOf(failure.getMessage());
    }

    @Test
    void recording_byAnnotation_isTheWorldOfEachTest() {
        ExtensionRun.of(AnnotatedTestCases.class).succeedsWith(3);
    }

    @EcsSimulatorSettings(recording = NIGHT)
    static class AnnotatedTestCases {
        @Test
        void first(EcsSimulator ecs) {
            requireNight(ecs);
            ecs.cluster("media").createService("more", 1);
        }

        @Test
        @EcsSimulatorSettings(lints = LintMode.STRICT, allow = Lint.EXPIRED, client = InjectedClient.OVER_HTTP)
        void withWhatIsNoneOfItsBusiness(EcsSimulator ecs) {
            requireNight(ecs);
        }

        @Nested
        class Inner {
            @Test
            void nested(EcsSimulator ecs) {
                requireNight(ecs);
            }
        }
    }

    @Test
    void recording_byBuilder_isTheWorld() {
        ExtensionRun.of(BuilderTestCases.class).succeedsWith(1);
    }

    static class BuilderTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension = EcsSimulatorExtension.builder()
                .recording(RecordingSettingTest.class, NIGHT)
                .build();

        @Test
        void test(EcsSimulator ecs) {
            requireNight(ecs);
        }
    }

    @Test
    void recording_underEachPolicy_isLivedThroughUnderIt() {
        ExtensionRun.of(PolicyTestCases.class).succeedsWith(2);
    }

    @EcsSimulatorSettings(recording = NIGHT)
    static class PolicyTestCases {
        @EveryPolicy(ExpiryInstant.class)
        void test(EcsSimulator ecs) {
            boolean early = ecs.policies().has(ExpiryInstant.AT_EXPIRATION_DATE);

            assertThat(ecs.cluster("media").tasks().get(0).isStopped()).isEqualTo(early);
        }
    }

    @Test
    void recording_besideWhatItSaysItself_isRefused() {
        assertThat(refusal(ContradictingTestCases.class))
                .isEqualTo("EcsSimulatorExtension cannot build the simulator: the recording " + NIGHT + " of "
                        + ContradictingTestCases.class.getName()
                        + " says itself how it is made. Leave out region, seed, or the recording.");
        assertThat(refusal(ConfiguredTestCases.class)).contains("Leave out configure, or the recording.");
    }

    @EcsSimulatorSettings(recording = NIGHT, seed = 1, region = "eu-central-1")
    static class ContradictingTestCases {
        @Test
        void test(EcsSimulator ecs) {}
    }

    static class ConfiguredTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension = EcsSimulatorExtension.builder()
                .recording(RecordingSettingTest.class, NIGHT)
                .configure(simulator -> simulator.policy(ExpiryInstant.AFTER_EXPIRATION_DATE))
                .build();

        @Test
        void test(EcsSimulator ecs) {}
    }

    @Test
    void recording_missing_saysWhereItLooked() {
        assertThat(refusal(MissingTestCases.class))
                .contains("none.json: there is no such resource; looked for /io/github/ecssimulator/junit5/none.json");
    }

    @EcsSimulatorSettings(recording = "none.json")
    static class MissingTestCases {
        @Test
        void test(EcsSimulator ecs) {}
    }
}
