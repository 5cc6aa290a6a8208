package io.github.ecssimulator.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.policy.Judging;
import io.github.ecssimulator.policy.Judging.BlockedClearing;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import io.github.ecssimulator.policy.Policies;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

/** A test runs under each setting of a policy. */
class EveryPolicyTest {

    @Test
    void test_ofOnePolicy_runsUnderEachSettingByItsName() {
        assertThat(runsOf(OnePolicyTestCases.class))
                .containsExactly(
                        "BlockedRenewal.BY_DEPLOYMENT (U2)",
                        "BlockedRenewal.REFUSED (U2)",
                        "BlockedRenewal.ALLOWED (U2)");
    }

    @Test
    void test_ofSeveralPolicies_triesEachAlone() {
        assertThat(runsOf(TwoPoliciesTestCases.class)).hasSize(5);
    }

    @Test
    void setting_overTheOneOfTheBuilder_wins() {
        assertThat(runsOf(BuilderTestCases.class)).hasSize(3);
    }

    @Test
    void annotation_inAnotherOne_andInANestedClass_isFound() {
        assertThat(runsOf(ComposedTestCases.class)).hasSize(2);
    }

    @Test
    void annotation_thatNamesAGroup_isRefusedWithItsPolicies() {
        assertThat(refusal(GroupTestCases.class))
                .startsWith(
                        "@EveryPolicy on method " + GroupTestCases.class.getName()
                                + ".ofAGroup names Judging, which is no policy, but all of these: BlockedClearing, BlockedRenewal, ");
    }

    @Test
    void annotation_thatNamesNone_isRefused() {
        assertThat(refusal(EmptyTestCases.class)).endsWith(" names no policy. Name one, such as BlockedRenewal.class.");
    }

    @Test
    void annotation_besideAnotherOneThatRunsTheTest_isRefused() {
        assertThat(refusal(RepeatedTestCases.class))
                .endsWith(" stands beside @RepeatedTest, which would run the test, too. Leave out one of them.");
    }

    @Test
    void annotation_whereTheClassSharesItsSimulator_isRefused() {
        assertThat(failures(SharedTestCases.class))
                .hasSize(3)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(ExtensionConfigurationException.class)
                        .hasMessageContaining("needs a simulator for each run, but class"));
    }

    private static List<String> runsOf(Class<?> cases) {
        var events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(cases))
                .execute();
        assertThat(events.allEvents().failed().count()).isZero();
        return events.testEvents().succeeded().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    private static String refusal(Class<?> cases) {
        Throwable failure = failures(cases).get(0);
        assertThat(failure).isInstanceOf(ExtensionConfigurationException.class);
        return String.valueOf(failure.getMessage());
    }

    private static List<Throwable> failures(Class<?> cases) {
        return ExtensionRun.of(cases).failures();
    }

    static class OnePolicyTestCases {
        @EveryPolicy(BlockedRenewal.class)
        void ofOne(EcsSimulator ecs, TestInfo info) {
            BlockedRenewal setting = ecs.policies().get(BlockedRenewal.class);

            assertThat(info.getDisplayName()).isEqualTo("BlockedRenewal." + setting + " (U2)");
        }
    }

    static class TwoPoliciesTestCases {
        @EveryPolicy({BlockedRenewal.class, BlockedClearing.class})
        void ofTwo(EcsSimulator ecs, TestInfo info) {
            Policies policies = ecs.policies();

            assertThat(List.of(
                            "BlockedRenewal." + policies.get(BlockedRenewal.class) + " (U2)",
                            "BlockedClearing." + policies.get(BlockedClearing.class) + " (U3)"))
                    .contains(info.getDisplayName());
            assertThat(policies.has(BlockedRenewal.BY_DEPLOYMENT) || policies.has(BlockedClearing.ALLOWED))
                    .isTrue();
        }
    }

    static class BuilderTestCases {
        @RegisterExtension
        final EcsSimulatorExtension extension = EcsSimulatorExtension.builder()
                .configure(simulator -> simulator.policy(BlockedRenewal.ALLOWED).policy(BlockedClearing.REFUSED))
                .build();

        @EveryPolicy(BlockedRenewal.class)
        void ofTheBuilder(EcsSimulator ecs, TestInfo info) {
            assertThat(info.getDisplayName())
                    .contains(ecs.policies().get(BlockedRenewal.class).name());
            assertThat(ecs.policies().has(BlockedClearing.REFUSED)).isTrue();
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @EveryPolicy(BlockedClearing.class)
    @interface EveryClearing {}

    static class ComposedTestCases {
        @Nested
        class InnerTestCases {
            @EveryClearing
            void composed(EcsSimulator ecs, TestInfo info) {
                assertThat(info.getDisplayName())
                        .contains(ecs.policies().get(BlockedClearing.class).name());
            }
        }
    }

    static class GroupTestCases {
        @EveryPolicy(Judging.class)
        void ofAGroup(EcsSimulator ecs) {}
    }

    static class EmptyTestCases {
        @EveryPolicy({})
        void ofNone(EcsSimulator ecs) {}
    }

    static class RepeatedTestCases {
        @EveryPolicy(BlockedRenewal.class)
        @RepeatedTest(2)
        void repeated() {}
    }

    @EcsSimulatorSettings(life = SimulatorLife.PER_CLASS)
    static class SharedTestCases {
        @EveryPolicy(BlockedRenewal.class)
        void shared(EcsSimulator ecs) {}
    }
}
