package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Judging.StoppingTaskAnswer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The time of a simulator stands still while code runs. What came first at one instant, a failure knows by the journal. */
class AtOneInstantTest {
    private final ToldWorld world = new ToldWorld();

    /** A protection of 30 minutes, and a scale-in that waits for its end, while these jobs are under way. */
    private List<Work> runOutDuring(String... jobs) {
        world.protect(world.busy, 30);
        List<Work> begun = Stream.of(jobs).map(world.busy::work).toList();
        world.transcoder.scaleTo(0);
        world.pass(30);
        return begun;
    }

    @Test
    void lost_workBegunRightAfterTheRelease_doesNotHideTheWorkThatWasOpen() {
        world.protect(world.busy, 60);
        Work first = world.busy.work("job 7");
        world.pass(10);
        world.release(world.busy);
        world.busy.work("job 8");
        world.transcoder.scaleTo(0);
        world.pass(5);
        first.finish();

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("was released at +00:10 while its work \"job 7\" was open")
                .contains("Cause: the release came in the middle of \"job 7\", open since +00:00");
    }

    @Test
    void lost_workBegunAndEndedRightAfterTheRelease_didNotReleaseTheTask() {
        world.protect(world.busy, 60);
        world.busy.work("job 7");
        world.pass(10);
        world.release(world.busy);
        world.busy.work("job 8").finish();
        world.transcoder.scaleTo(0);

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("was released at +00:10 while its work \"job 7\" was open");
    }

    @Test
    void lost_workBegunRightAfterTheStop_wasNotOpenThen() {
        world.transcoder.scaleTo(0);
        world.busy.work("job 7");

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("was never protected: nobody asked for it")
                .doesNotContain("while its work");
    }

    @Test
    void lost_workBegunBetweenTheStopAndTheFirstCall_hadNotBegunBeforeTheStop() {
        world.transcoder.scaleTo(0);
        world.busy.work("job 7");
        world.protect(world.busy, 60);

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("was told to stop at +00:00, before anybody asked to protect it at +00:00")
                .contains("Cause: the first call came only at +00:00\n");
    }

    @Test
    void lost_workBegunRightAfterTheStop_didNotFollowTheRefusal() {
        world.throttle();
        world.protect(world.busy, 60);
        world.transcoder.scaleTo(0);
        world.busy.work("job 7");

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("failed with ThrottlingException, and it never asked again: it went on");
    }

    @Test
    void lost_protectedRightAfterTheStop_wasNotHeldByThat() {
        ToldWorld lenient = new ToldWorld(
                EcsSimulator.builder().policy(StoppingTaskAnswer.PROTECTABLE).taskTimings(TaskTimings.realistic()));
        lenient.pass(5);
        lenient.transcoder.scaleTo(0);
        lenient.protect(lenient.busy, 60);

        assertThat(lenient.told(lenient.busy, Symptom.LOST))
                .contains("was told to stop at +00:05, before anybody asked to protect it at +00:05");
    }

    @Test
    void lost_renewalAtTheInstantOfTheStopButAfterIt_isNotWhatFailed() {
        runOutDuring();
        world.protect(world.busy, 30);

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("when its protection ran out: the renewal came at that very instant.")
                .doesNotContain("nobody reacted");
    }

    @Test
    void lost_protectionOfTheNextJobBehindARelease_isNotTheRenewalThatCameTooLate() {
        runOutDuring();
        world.release(world.busy);
        world.protect(world.busy, 30);

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("when its protection ran out: it was protected once, for 30 minutes, and never renewed.")
                .contains("Cause: no renewal came in the 30 min after +00:00\n")
                .contains("Call:  \"protect 30 min\" at +00:00\n")
                .doesNotContain("that very instant");
    }

    @Test
    void lost_protectionOfTheNextJobBehindTheEndOfTheWork_isNotTheRenewalThatCameTooLate() {
        Work first = runOutDuring("job 7").get(0);
        first.fail();
        world.protect(world.busy, 30);

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("Cause: no renewal came in the 30 min after +00:00, though its work \"job 7\" was open\n")
                .doesNotContain("that very instant");
    }

    @Test
    void lost_renewalBehindTheEndOfOneOfTwoJobs_isForTheOther() {
        Work first = runOutDuring("job 7", "job 8").get(0);
        first.fail();
        world.protect(world.busy, 30);

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("when its protection ran out: the renewal came at that very instant.");
    }

    @Test
    void uncovered_protectionOfTheNextJobBehindTheEndOfTheWork_isNoBeatOfASlowHeartbeat() {
        world.protect(world.busy, 30);
        Work first = world.busy.work("job 7");
        world.pass(40);
        first.finish();
        world.protect(world.busy, 30);
        world.busy.work("job 8").finish();

        assertThat(world.told(world.busy, Symptom.UNCOVERED))
                .contains("Cause: no renewal came in the 30 min after +00:00, though its work \"job 7\" was open\n")
                .doesNotContain("heartbeats come");
    }

    @Test
    void lost_protectionOfTheNextJobBehindARelease_isNoLaterCallOfTheRenewals() {
        world.protect(world.busy, 30);
        world.pass(10);
        runOutDuring();
        world.release(world.busy);
        world.protect(world.busy, 30);

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("its only renewal came at +00:10, and none after it")
                .doesNotContain("the next call");
    }

    @Test
    void kept_releaseRefusedRightBeforeTheProtection_isNotTheReleaseThatIsMissing() {
        world.throttle();
        world.release(world.busy);
        world.protect(world.busy, 60);
        world.busy.work("job 7").finish();
        world.pass(10);

        assertThat(world.told(world.busy, Symptom.KEPT))
                .contains("though its work ended at +00:00, and no release was sent");
    }

    @Test
    void blocked_countsAreThoseOfTheCall() {
        List<SimulatedTask> old = world.transcoder.tasks();
        old.forEach(task -> world.protect(task, 60));
        world.transcoder.scaleTo(2);
        world.deploy();
        SimulatedTask fresh = world.transcoder.tasks().get(3);
        world.protect(fresh, 60);
        world.transcoder.scaleTo(0);
        world.release(old.get(0));

        assertThat(world.told(fresh, Symptom.LOST))
                .contains("the service had 3 protected tasks and wants 2, so it may protect no more");
    }

    @Test
    void uncovered_refusalsOfTheNextWindow_areNotWhyTheFirstRanOut() {
        world.protect(world.busy, 30);
        world.pass(40);
        world.protect(world.busy, 30);
        world.pass(10);
        world.throttle();
        world.protect(world.busy, 30);

        assertThat(world.told(world.busy, Symptom.UNCOVERED))
                .contains("was unprotected from +00:30 on, when its protection ran out")
                .doesNotContain("ThrottlingException, ")
                .doesNotContain("nobody reacted");
    }
}
