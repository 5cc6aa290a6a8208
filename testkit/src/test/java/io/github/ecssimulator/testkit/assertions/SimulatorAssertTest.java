package io.github.ecssimulator.testkit.assertions;

import static io.github.ecssimulator.testkit.assertions.SimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.policy.Scheduling.SchedulerReaction;
import io.github.ecssimulator.testkit.lint.Lint;
import io.github.ecssimulator.testkit.lint.Lints;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SimulatorAssertTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedService transcoder = ecs.createCluster("media").createService("transcoder", 1);
    private final SimulatedTask busy = transcoder.tasks().get(0);

    private void protect(boolean enabled, Integer minutes) {
        ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), enabled, minutes));
    }

    private static String messageOf(ThrowingCallable assertion) {
        return String.valueOf(org.assertj.core.api.Assertions.catchThrowableOfType(AssertionError.class, assertion)
                .getMessage());
    }

    @Test
    void hasNoFindings_protectionLeftBehind_failsWithTheFix() {
        protect(true, 60);

        assertThat(messageOf(() -> assertThat(ecs).hasNoFindings()))
                .isEqualTo("\nExpected no findings of the lints\n but there is 1 (docs/lints.md tells of each):"
                        + "\n  still-protected: " + busy
                        + " is still protected at the end, +00:00, until +01:00, and no"
                        + " work is open on it: no release was sent\n    fix: clear it (protectionEnabled false) when the work is"
                        + " done, also when it fails\nMeant so? Lints.in(ecs).allow(Lint.STILL_PROTECTED)"
                        + "\n +00:00  protect 60 min  until +01:00  typed API"
                        + "\nAll 12 entries: ecs.journal().timeline()   seed 1");
    }

    @Test
    void hasNoFindings_cleared_passes() {
        protect(true, 60);
        protect(false, null);

        assertThat(ecs).hasNoFindings();
    }

    @Test
    void hasNoFindings_meantSo_passes() {
        protect(true, 60);
        Lints.in(ecs).allow(Lint.STILL_PROTECTED);

        assertThat(ecs).hasNoFindings();
    }

    @Test
    void hasNoFindings_onlyAWarning_passes() {
        protect(true, 60);
        ecs.clock().advance(Duration.ofMinutes(50));
        protect(true, 60);
        protect(false, null);

        assertThat(Lints.of(ecs).lines(5)).singleElement().asString().startsWith("margin: ");
        assertThat(ecs).hasNoFindings();
    }

    private void expire() {
        protect(true, 60);
        transcoder.scaleTo(0);
        ecs.clock().advance(Duration.ofMinutes(90));
    }

    @Test
    void restsOnNothingAssumed_stopAtAnExpiry_failsWithWhatWouldBe() {
        expire();

        assertThat(messageOf(() -> assertThat(ecs).restsOnNothingAssumed()))
                .startsWith("\nExpected the simulator to rest on nothing assumed\n but it does: ")
                .contains("If all calls had stayed the same:\n  with SchedulerReaction.AFTER_TEN_SECONDS (U23), " + busy
                        + " is told to stop at +01:00:10 by scale-in instead of +01:00 by scale-in");
    }

    @Test
    void restsOnNothingBut_whatItRestsOn_passes() {
        expire();

        assertThat(ecs).restsOnNothingBut(SchedulerReaction.class);
    }

    @Test
    void restsOnNothingBut_somethingElse_fails() {
        expire();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(ecs).restsOnNothingBut(io.github.ecssimulator.policy.Judging.BlockedRenewal.class))
                .withMessageContaining("to rest on nothing but BlockedRenewal");
    }

    @Test
    void restsOnNothingAssumed_tasksThatRun_passes() {
        assertThat(ecs).restsOnNothingAssumed();
    }

    @Test
    void restsOnNothingAssumed_journalThatForgets_cannotTell() {
        try (EcsSimulator forgetful = EcsSimulator.builder().journalLimit(2).build()) {
            forgetful.createCluster("media").createService("transcoder", 3);

            assertThatIllegalStateException()
                    .isThrownBy(() -> assertThat(forgetful).restsOnNothingAssumed())
                    .withMessageContaining("has dropped");
        }
    }
}
