package io.github.ecssimulator.testkit.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.TaskStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the protected windows of a task show, and what they do not. */
class WindowLintsTest {
    private final LintWorld world = new LintWorld();

    private String busy(String lint) {
        return lint + ": " + world.busy + " ";
    }

    @Test
    void expired_protectionThatNobodyClears_isFound() {
        world.protect(60);
        world.pass(90);

        assertThat(world.texts())
                .containsExactly(busy("expired")
                        + "lost its protection at +01:00, 60 min after it was set, and nobody cleared it");
        assertThat(world.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fix()).contains("clear it (protectionEnabled false)");
            assertThat(finding.at()).isEqualTo(world.ecs.clock().instant().minusSeconds(1800));
            assertThat(world.ecs
                            .journal()
                            .entry(finding.sequence())
                            .orElseThrow()
                            .text())
                    .contains("it expired");
        });
    }

    @Test
    void expired_thatCostTheTask_saysSo() {
        world.protect(30);
        world.pass(20);
        Work job = world.busy.work("job 7");
        world.protect(30);
        world.transcoder.scaleTo(0);
        world.pass(60);
        job.finish();

        assertThat(world.texts())
                .contains(busy("expired") + "lost its protection at +00:50, 30 min after its last renewal, while"
                        + " work \"job 7\" was open; it was told to stop at +00:50");
    }

    @Test
    void expired_whoseRenewalWasBlocked_saysSo() {
        world.transcoder.tasks().forEach(task -> world.ask("media", List.of(task.id()), true, 30));
        world.busy.work("job 7");
        world.transcoder.deploy(world.ecs.registerTaskDefinition("transcoder"));
        world.pass(15);
        world.protect(30);
        world.pass(15);

        assertThat(world.findings())
                .filteredOn(finding ->
                        finding.lint() == Lint.EXPIRED && finding.text().startsWith(busy("expired")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.sentence())
                            .isEqualTo(
                                    "lost its protection at +00:30, 30 min after it was set, while work \"job 7\" was"
                                            + " open: its renewal at +00:15 was refused with DEPLOYMENT_BLOCKED; it was told to"
                                            + " stop at +00:30");
                    assertThat(finding.fix())
                            .isEqualTo("look at failures() of each answer; on DEPLOYMENT_BLOCKED no renewal can be had:"
                                    + " finish the work or hand it back before +00:30, when the protection ends and ECS"
                                    + " stops the task");
                });
    }

    @Test
    void expired_whoseRenewalsWereThrottled_countsThem() {
        world.protect(30);
        world.busy.work("job 7");
        world.ecs.inject(
                Fault.refuse("UpdateTaskProtection", EcsError.throttled()).times(2));
        world.pass(10);
        world.protect(30);
        world.pass(10);
        world.protect(30);
        world.pass(10);

        assertThat(world.findings())
                .filteredOn(finding -> finding.lint() == Lint.EXPIRED)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.sentence())
                            .endsWith(
                                    "was open: its renewal at +00:10 and 1 more were refused with ThrottlingException");
                    assertThat(finding.fix())
                            .isEqualTo("catch the exception, and retry with a short pause, before +00:30");
                });
    }

    @Test
    void expired_clearedInTime_isSilent() {
        world.protect(60);
        world.pass(59);
        world.clear();
        world.pass(10);

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void expired_ofATaskThatIsStoppedBefore_isSilent() {
        world.protect(60);
        world.busy.stop();
        world.pass(90);

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void expired_ofSeveralTasks_isFoundForEach() {
        world.ask("media", List.of(world.busy.id(), world.idle.id()), true, 60);
        world.pass(60);

        assertThat(world.findings())
                .extracting(finding -> finding.taskIfAny().orElseThrow().toString())
                .containsExactly(world.busy.toString(), world.idle.toString());
    }

    @Test
    void expired_overAndOver_isFoundOnceAndCounted() {
        for (int job = 0; job < 3; job++) {
            world.protect(30);
            world.pass(100 + job);
        }

        assertThat(world.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.times()).isEqualTo(3);
            assertThat(finding.text()).contains("at +00:30,").endsWith(" (3 times)");
        });
    }

    @Test
    void expired_protectionThatTheWorldBeganWith_isSilent() {
        world.media.createService(
                "upload",
                ServiceSettings.replica(1),
                List.of(GivenTask.inStatus(TaskStatus.RUNNING)
                        .withProtectionUntil(world.ecs.clock().instant().plusSeconds(1800))));
        world.pass(60);

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void stillProtected_withoutWork_isFound() {
        world.protect(60);
        world.pass(10);

        assertThat(world.texts())
                .containsExactly(busy("still-protected")
                        + "is still protected at the end, +00:10, until +01:00, and no work is open on it"
                        + ": no release was sent");
    }

    @Test
    void stillProtected_whenItsWorkIsDone_saysSinceWhen() {
        world.protect(60);
        Work job = world.busy.work("job 7");
        world.pass(10);
        job.finish();
        world.pass(10);

        assertThat(world.texts())
                .containsExactly(busy("still-protected")
                        + "is still protected at the end, +00:20, until +01:00, although its work ended at +00:10"
                        + ": no release was sent");
    }

    @Test
    void stillProtected_whileWorkIsOpen_isSilent() {
        world.protect(60);
        world.busy.work("job 7");
        world.pass(10);

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void hole_heartbeatSlowerThanItsWindow_isFoundOnce() {
        for (int beat = 0; beat < 4; beat++) {
            world.protect(30);
            world.pass(45);
        }
        world.clear();

        assertThat(world.texts())
                .contains(busy("hole") + "was unprotected from +01:15 to +01:30, for 15 min, between two protections"
                        + ": protected for 30 min, and again only after 45 min (2 times)");
    }

    @Test
    void hole_whileWorkIsOpen_isFoundAtOnce() {
        world.protect(30);
        world.busy.work("upload");
        world.pass(45);
        world.protect(60);

        assertThat(world.texts())
                .containsExactly(busy("hole")
                        + "was unprotected from +00:30 to +00:45, for 15 min, while work \"upload\" was open"
                        + ": protected for 30 min, and again only after 45 min");
    }

    @Test
    void hole_clearedWhileOtherWorkIsOpen_isFound() {
        world.protect(30);
        world.busy.work("upload");
        world.pass(5);
        world.clear();
        world.pass(5);
        world.protect(60);

        assertThat(world.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.lint()).isEqualTo(Lint.HOLE);
            assertThat(finding.fix()).contains("count what is open");
        });
    }

    @Test
    void hole_betweenTwoJobs_isSilent() {
        for (int job = 0; job < 3; job++) {
            world.protect(30);
            Work work = world.busy.work("job " + job);
            world.pass(10);
            work.finish();
            world.clear();
            world.pass(10);
        }

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void hole_renewedAtTheVeryEnd_isNone() {
        world.protect(30);
        world.pass(29);
        world.protect(30);
        world.clear();

        assertThat(world.lints()).containsExactly(Lint.MARGIN);
    }

    @Test
    void margin_renewalAfterMoreThanHalf_isAWarning() {
        for (int beat = 0; beat < 3; beat++) {
            world.protect(30);
            world.pass(20);
        }
        world.clear();

        assertThat(world.texts())
                .containsExactly(busy("margin") + "was renewed at +00:20, after 20 min of its 30 min, so one renewal"
                        + " that fails leaves it unprotected (2 times)");
        assertThat(world.findings().get(0).fix()).isEqualTo("renew every 15 min, or protect for 40 min");
        assertThat(Lints.of(world.ecs).errors()).isEmpty();
    }

    @Test
    void margin_renewalAtHalf_isSilent() {
        world.protect(30);
        world.pass(15);
        world.protect(30);
        world.clear();

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void expired_whileSeveralWorksAreOpen_namesTheFirstAndTheNumberOfTheOthers() {
        world.protect(30);
        world.busy.work("upload");
        world.busy.work("encode");
        world.busy.work("notify");
        world.pass(40);

        assertThat(world.texts())
                .containsExactly(busy("expired") + "lost its protection at +00:30, 30 min after it was set and never"
                        + " renewed, while work \"upload\" and 2 more was open");
    }

    @Test
    void stillProtected_withAHeartbeat_isMendedByStoppingThat() {
        world.protect(60);
        assertThat(world.findings().get(0).fix())
                .isEqualTo("clear it (protectionEnabled false) when the work is done, also when it fails");

        world.pass(10);
        world.protect(60);
        assertThat(world.findings().get(0).fix()).endsWith(" when it fails, and stop its heartbeat first");
    }

    @Test
    void hole_afterARenewalThatWasRefused_isFound() {
        world.protect(30);
        world.pass(20);
        refusedOnce();
        world.pass(20);
        world.protect(30);
        world.clear();

        assertThat(world.lints()).containsExactly(Lint.HOLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40})
    void hole_refusedOnlyWhereAWindowBegins_isNone(int at) {
        world.protect(30);
        world.pass(at);
        refusedOnce();
        world.pass(40 - at);
        world.protect(30);
        world.clear();

        assertThat(world.lints()).containsExactly(Lint.EXPIRED);
    }

    @Test
    void hole_afterACallThatWasGrantedOrRead_isNone() {
        world.protect(30);
        world.pass(20);
        world.ecs.api().getTaskProtection(new GetTaskProtection.Request("media", List.of(world.busy.arn())));
        world.pass(20);
        world.protect(30);
        world.clear();

        assertThat(world.lints()).containsExactly(Lint.EXPIRED);
    }

    @Test
    void hole_betweenJobsAtUnequalDistances_isNone() {
        world.protect(30);
        world.pass(40);
        world.protect(30);
        world.pass(50);
        world.protect(30);
        world.clear();

        assertThat(world.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.lint()).isEqualTo(Lint.EXPIRED);
            assertThat(finding.times()).isEqualTo(2);
        });
    }

    private void refusedOnce() {
        world.ecs.inject(Fault.refuse("UpdateTaskProtection", EcsError.throttled()));
        world.protect(30);
    }

    @Test
    void hole_clearedAtTheInstantAtWhichTheWorkBegan_isFound() {
        world.protect(30);
        Work job = world.busy.work("job 7");
        world.clear();
        world.pass(10);
        world.protect(30);
        world.pass(5);
        job.finish();
        world.clear();

        assertThat(world.texts())
                .containsExactly(busy("hole")
                        + "was unprotected from +00:00 to +00:10, for 10 min, while work \"job 7\" was open");
    }

    @Test
    void hole_workEndedAtTheInstantOfTheNextProtection_goesByWhichCameFirst() {
        world.protect(30);
        Work one = world.busy.work("one");
        world.clear();
        world.pass(10);
        one.finish();
        world.protect(30);
        world.clear();

        assertThat(world.findings()).isEmpty();

        Work two = world.busy.work("two");
        world.pass(10);
        world.protect(30);
        two.finish();
        world.clear();

        assertThat(world.findings()).isEmpty();
    }

    @Test
    void expired_workOfThatInstant_isOpenWhereItBeganBeforeAndEndedLater() {
        world.protect(30);
        Work job = world.busy.work("job 7");
        world.pass(30);
        world.busy.work("job 8").finish();
        job.finish();
        world.pass(1);

        assertThat(world.texts())
                .containsExactly(busy("expired") + "lost its protection at +00:30, 30 min after it was set and never"
                        + " renewed, while work \"job 7\" was open");
    }
}
