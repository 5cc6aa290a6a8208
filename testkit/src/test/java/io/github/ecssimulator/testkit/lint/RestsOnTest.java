package io.github.ecssimulator.testkit.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.UpdateService;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import io.github.ecssimulator.policy.Judging.DeploymentBlockedRule;
import io.github.ecssimulator.policy.Scheduling.RestartThrottle;
import io.github.ecssimulator.policy.Scheduling.SchedulerReaction;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an outcome takes for granted is found by living through it under each other policy. */
@Tag("any-version")
class RestsOnTest {
    private final LintWorld world = new LintWorld();

    private List<String> assumptions() {
        return RestsOn.of(world.ecs).assumptions().stream()
                .map(RestsOn.Assumption::toString)
                .toList();
    }

    @Test
    void renewal_refusedWhileADeploymentWaits_restsOnTheRuleOfRenewals() {
        world.protect(30);
        world.pass(10);
        world.transcoder.deploy();
        world.pass(10);
        world.protect(90);
        world.pass(20);

        assertThat(assumptions())
                .contains("with BlockedRenewal.ALLOWED (U2), " + world.busy
                        + " runs on, instead of being told to stop at +00:30 by a deployment");
        assertThat(RestsOn.of(world.ecs).assumptions())
                .extracting(RestsOn.Assumption::policy, RestsOn.Assumption::isOfLife)
                .contains(tuple(BlockedRenewal.class, true), tuple(DeploymentBlockedRule.class, true));
    }

    @Test
    void expiry_ofASurplusTask_restsOnTheReactionOfTheScheduler() {
        world.protect(30);
        world.transcoder.scaleTo(0);
        world.pass(60);

        assertThat(assumptions())
                .contains("with SchedulerReaction.AFTER_A_MINUTE (U23), " + world.busy
                        + " is told to stop at +00:31 by scale-in instead of +00:30 by scale-in");
        assertThat(RestsOn.of(world.ecs).assumptions())
                .allSatisfy(assumption -> assertThat(assumption.tasks()).isNotEmpty())
                .allSatisfy(assumption -> assertThat(assumption.isOfLife()).isFalse())
                .extracting(RestsOn.Assumption::policy)
                .contains(SchedulerReaction.class);
    }

    @Test
    void instant_thatDiffersByLessThanASecond_isNoOtherFate() {
        world.protect(30);
        world.transcoder.scaleTo(0);
        world.pass(60);

        assertThat(assumptions()).noneMatch(text -> text.contains("ExpiryInstant"));
    }

    @Test
    void scaleInOfOne_restsOnTheOrder_andTellsHowManyFareOtherwise() {
        world.transcoder.scaleTo(2);

        assertThat(assumptions())
                .contains("with ScaleInOrder.NEWEST_FIRST (U34), " + world.busy
                        + " runs on, instead of being told to stop at +00:00 by scale-in, and 1 more fares otherwise");
    }

    @Test
    void refusal_ofAStandaloneTask_restsOnNothing() {
        world.ask("media", List.of(world.media.runTask().id()), true, 30);

        assertThat(RestsOn.of(world.ecs)).hasToString("nothing assumed");
    }

    @Test
    void words_ofARefusal_areNoFate() {
        world.ask("media", Collections.nCopies(12, world.busy.id()), true, 30);

        assertThat(assumptions()).isEmpty();
    }

    @Test
    void findings_withReplays_areWarningsBehindTheOthers() {
        world.protect(30);
        world.transcoder.scaleTo(0);
        world.pass(60);

        Lints lints = Lints.withReplaysOf(world.ecs);

        assertThat(lints.findings().get(0).lint()).isEqualTo(Lint.EXPIRED);
        assertThat(lints.errors()).hasSize(1);
        assertThat(lints.findings())
                .filteredOn(finding -> finding.lint() == Lint.RESTS_ON)
                .hasSize(assumptions().size())
                .first()
                .satisfies(finding -> assertThat(finding.fix()).contains("builder.policy(SchedulerReaction."));
    }

    @Test
    void findings_withReplays_canBeAllowed() {
        Lints.in(world.ecs).allow(Lint.RESTS_ON);
        world.transcoder.scaleTo(0);

        assertThat(Lints.withReplaysOf(world.ecs).findings()).isEmpty();
    }

    @Test
    void twoLooks_areEqual() {
        world.protect(30);
        world.transcoder.scaleTo(0);
        world.pass(60);

        assertThat(assumptions()).isEqualTo(assumptions()).isNotEmpty();
    }

    @Test
    void journalThatForgets_isNotLookedAt() {
        try (EcsSimulator ecs = EcsSimulator.builder().journalLimit(3).build()) {
            ecs.createCluster("media").createService("transcoder", 3);

            assertThat(RestsOn.of(ecs).assumptions()).isEmpty();
            assertThat(RestsOn.of(ecs).whyNotLookedAt())
                    .hasValueSatisfying(why -> assertThat(why).contains("has a limit"));
        }
    }

    @Test
    void moreThanFiveThousandInputs_areNotLivedThrough() {
        for (int inputs = world.ecs.recording().inputs().size(); inputs < 5_000; inputs++) {
            world.clear();
        }
        assertThat(RestsOn.of(world.ecs).whyNotLookedAt()).isEmpty();

        world.clear();
        assertThat(RestsOn.of(world.ecs))
                .hasToString("not looked at: 5001 inputs are too many to live through them for each policy");
    }

    @Test
    void answer_thatIsAnotherOneWhileTheTaskLives_isTold() {
        world.protect(30);
        world.pass(10);
        world.transcoder.deploy();
        world.protect(20);

        assertThat(assumptions())
                .contains("with BlockedRenewal.ALLOWED (U2), " + world.busy
                        + " is answered yes at +00:10 instead of DEPLOYMENT_BLOCKED");
    }

    @Test
    void protection_untilAnotherTime_isTold() {
        world.protect(60);
        world.pass(10);
        world.protect(20);

        assertThat(assumptions())
                .contains("with ShorterRenewal.KEEPS_THE_LATER_EXPIRY (U44), " + world.busy
                        + " is protected from +00:00 until +01:00 instead of protected from +00:00 until +00:30");
    }

    private static EcsSimulator failingToStart(RestartThrottle throttle) {
        EcsSimulator ecs = EcsSimulator.builder().policy(throttle).build();
        ecs.registerTaskDefinition("upload").failsToStart("CannotPullContainerError");
        ecs.createCluster("media").createService("upload", 1);
        ecs.clock().advance(Duration.ofSeconds(75));
        return ecs;
    }

    @Test
    void task_thatStartsInTheOtherWorldAlone_isTold() {
        assertThat(RestsOn.of(failingToStart(RestartThrottle.DOUBLING)).assumptions())
                .singleElement()
                .satisfies(assumption -> assertThat(assumption)
                        .hasToString("with RestartThrottle.HALF_MINUTE (U35), one more task starts, "
                                + assumption.tasks().get(0)));
    }

    @Test
    void task_thatStartsInThisWorldAlone_isTold() {
        assertThat(RestsOn.of(failingToStart(RestartThrottle.HALF_MINUTE)).assumptions())
                .singleElement()
                .satisfies(assumption -> assertThat(assumption)
                        .hasToString("with RestartThrottle.DOUBLING (U35), "
                                + assumption.tasks().get(0) + " never starts"));
    }

    @Test
    void tasks_thatStartInTheOtherWorldAlone_areToldByTheFirst() {
        EcsSimulator ecs = PolicyStage.of(TaskTimings.instant().withPending(Duration.ofSeconds(20)), stage -> {
            stage.ecs.registerTaskDefinition("transcoder");
            stage.service(2);
            stage.passMinutes(1);
            stage.call(UpdateService.request(
                    r -> r.cluster(PolicyStage.MEDIA).service("transcoder").taskDefinition("transcoder:1")));
        });

        assertThat(RestsOn.of(ecs).assumptions())
                .singleElement()
                .satisfies(assumption -> assertThat(assumption)
                        .hasToString("with UnchangedUpdate.DEPLOYS (U47), one more task starts, "
                                + assumption.tasks().get(0) + ", and 1 more fares otherwise"));
    }
}
