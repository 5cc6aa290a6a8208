package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.ContainerHost;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why a task that was protected once is gone, or was not protected for a while. */
class LossTest {
    private final ToldWorld world = new ToldWorld();

    private String lost() {
        return world.told(world.busy, Symptom.LOST);
    }

    private String uncovered() {
        return world.told(world.busy, Symptom.UNCOVERED);
    }

    @Test
    void lost_taskThatIsStillProtected_lives() {
        world.protect(world.busy, 60);

        assertThat(lost())
                .contains("is protected until +01:00.")
                .contains("Cause: nobody told it to stop\n")
                .contains("Fix:   expect it to live until then, or release it\n");
    }

    @Test
    void lost_taskThatIsProtectedAgain_livesWhateverWasBefore() {
        world.protect(world.busy, 60);
        world.pass(10);
        world.release(world.busy);
        world.pass(10);
        world.protect(world.busy, 60);

        assertThat(lost()).contains("is protected until +01:20.");
    }

    @Test
    void struck_protectedTask_wasSoAllTheSame() {
        world.protect(world.busy, 60);
        world.busy.stop("maintenance");

        assertThat(lost())
                .contains("was told to stop at +00:00 by StopTask, although it was protected.")
                .contains("Cause: UserInitiated (maintenance)\n")
                .contains(
                        "Fix:   protection holds off scale-in and deployments only: finish or hand back the work on SIGTERM\n");
    }

    @Test
    void struck_taskThatHadBeenReleased_wasProtectedNoMore() {
        world.protect(world.busy, 60);
        world.release(world.busy);
        world.busy.crash(1);

        assertThat(lost()).contains("was told to stop at +00:00 by the exit of its container.");
    }

    @Test
    void struck_byTheEndOfItsOwnProcess_tellsTheExitCodeAndOfNoSignal() {
        world.protect(world.busy, 60);
        world.busy.crash(137);

        assertThat(lost())
                .contains("was told to stop at +00:00 by the exit of its container, although it was protected.")
                .contains("Cause: EssentialContainerExited (Essential container in task exited), with exit code 137\n")
                .contains(
                        "Fix:   no signal comes before a process ends by itself: end it when its work is done, and let what it"
                                + " loses all the same be handed out again\n");
    }

    @Test
    void struck_byTheLossOfItsHost_tellsOfNoSignal() {
        world.protect(world.busy, 60);
        world.busy.loseHost();

        assertThat(lost()).contains("Fix:   no signal comes when a host is lost: let the work be handed out again\n");
    }

    @Test
    void released_twiceInOneWindow_wasReleasedByTheCallThatDidIt() {
        world.protect(world.busy, 60);
        world.busy.work("job 7");
        world.pass(5);
        world.throttle();
        world.release(world.busy);
        world.pass(5);
        world.throttle();
        world.release(world.busy);
        world.release(world.busy);
        world.ask("media", List.of(world.busy.arn()), false, null);
        world.transcoder.scaleTo(0);

        assertThat(lost())
                .contains("Call:  \"release\" at +00:10\n")
                .contains("was released at +00:10 while its work \"job 7\" was open.");
    }

    @Test
    void released_whenOneOfTwoWorksEnded_countsTheWork() {
        world.protect(world.busy, 60);
        Work first = world.busy.work("job 7");
        Work other = world.busy.work("job 8");
        Work third = world.busy.work("job 9");
        world.pass(10);
        first.finish();
        world.release(world.busy);
        world.pass(5);
        other.finish();
        world.pass(5);
        third.finish();
        world.transcoder.scaleTo(0);

        assertThat(lost())
                .contains(
                        "was released at +00:10, when \"job 7\" ended, while its work \"job 9\" was open (10 min left).")
                .contains("Cause: the end of \"job 7\" released the task, whose one protection \"job 9\" needed, too\n")
                .contains("Fix:   count the work under way, and release only when the last of it has ended\n");
    }

    @Test
    void released_inTheMiddleOfWork_namesWhatWasOpenThen() {
        world.protect(world.busy, 60);
        world.busy.work("job 6").finish();
        world.pass(5);
        Work job = world.busy.work("job 7");
        world.pass(5);
        world.release(world.busy);
        world.pass(5);
        job.finish();
        world.transcoder.scaleTo(0);

        assertThat(lost())
                .contains("was released at +00:10 while its work \"job 7\" was open (5 min left).")
                .contains("Cause: the release came in the middle of \"job 7\", open since +00:05\n")
                .contains("Fix:   release only when \"job 7\" has ended\n");
    }

    @Test
    void released_andStoppedLater_tellsHowMuchLater() {
        world.protect(world.busy, 60);
        world.pass(10);
        world.release(world.busy);
        world.pass(5);
        world.transcoder.scaleTo(0);
        world.throttle();
        world.protect(world.busy, 60);

        assertThat(lost())
                .contains("Call:  \"release\" at +00:10\n")
                .contains("was released at +00:10, and stopped at +00:15, 5 min later.")
                .contains("Cause: the release came at +00:10, and nobody protected it again\n")
                .contains("Fix:   release when the work is done, and take no more work then\n");
    }

    @Test
    void released_beforeTheNextWork_stillHasTimeToProtectIt() {
        world.protect(world.busy, 60);
        world.pass(10);
        world.release(world.busy);
        world.pass(5);
        world.busy.work("job 7");

        assertThat(lost())
                .contains("was released at +00:10, before its work \"job 7\".")
                .contains("Cause: the release came at +00:10, though \"job 7\" was still to come\n")
                .contains(
                        "Fix:   release only when \"job 7\" has ended, or protect the task again before that begins\n");
    }

    @Test
    void released_refusedBeforeTheNextWork_tellsOfTheRefusal() {
        world.protect(world.busy, 60);
        world.transcoder.scaleTo(0);
        world.pass(10);
        world.release(world.busy);
        world.protect(world.busy, 60);
        world.busy.work("job 7");

        assertThat(lost())
                .contains(
                        "was released at +00:10, and stopped at once, and began \"job 7\" at +00:10 although it had been"
                                + " refused protection.")
                .contains(
                        "Cause: the call at +00:10 was answered HTTP 200, with TASK_NOT_VALID in failures(): nobody looked,"
                                + " and it began \"job 7\" at +00:10 all the same\n")
                .contains("Call:  \"protect 60 min\" at +00:10 was answered TASK_NOT_VALID\n")
                .contains("Fix:   look at failures() of each answer; on TASK_NOT_VALID take no work");
    }

    @Test
    void released_throttledBeforeTheNextWork_tellsOfTheLastRefusal() {
        world.protect(world.busy, 60);
        world.release(world.busy);
        world.throttle();
        world.protect(world.busy, 60);
        world.pass(10);
        world.throttle();
        world.protect(world.busy, 60);
        world.busy.work("job 7");
        world.throttle();
        world.protect(world.busy, 60);
        world.pass(10);
        world.transcoder.scaleTo(0);

        assertThat(lost())
                .contains(
                        "was released at +00:00, and stopped at +00:20, 20 min later, and began \"job 7\" at +00:10 although")
                .contains("Cause: the call at +00:10 failed with ThrottlingException");
    }

    @Test
    void uncovered_beforeTheFirstProtection_tellsOfTheWorkBefore() {
        world.busy.work("job 7");
        world.pass(10);
        world.protect(world.busy, 60);

        assertThat(uncovered())
                .contains("was protected from +00:10 on, and its work \"job 7\" began at +00:00.")
                .contains("Cause: no call came before +00:10, though its work \"job 7\" began at +00:00\n")
                .contains("Call:  \"protect 60 min\" at +00:10\n");
    }

    @Test
    void uncovered_beforeTheFirstProtectionWithoutWork_tellsOfTheCallAlone() {
        world.pass(10);
        world.protect(world.busy, 60);

        assertThat(uncovered())
                .contains("was protected from +00:10 on.")
                .contains("Cause: no call came before +00:10\n");
    }

    @Test
    void uncovered_firstCallThatWasRefused_tellsOfIt() {
        world.throttle();
        world.protect(world.busy, 60);
        world.busy.work("job 7");
        world.pass(10);
        world.protect(world.busy, 60);

        assertThat(uncovered())
                .contains("was protected from +00:10 on, and its work \"job 7\" began at +00:00.")
                .contains(
                        "Cause: the first call at +00:00 failed with ThrottlingException, and it asked again only at +00:10:"
                                + " it began \"job 7\" at +00:00 all the same\n")
                .contains("Call:  \"protect 60 min\" at +00:00 was answered ThrottlingException: Rate exceeded\n");
    }

    @Test
    void uncovered_taskThatWasNeverProtected_saysSo() {
        assertThat(uncovered()).contains("was never protected: nobody asked for it.");
    }

    @Test
    void uncovered_afterSeveralWindows_tellsOfTheLastThatEnded() {
        world.protect(world.busy, 10);
        world.pass(20);
        world.protect(world.busy, 60);
        world.pass(10);
        world.release(world.busy);
        world.pass(10);
        world.protect(world.busy, 60);

        assertThat(uncovered()).contains("was released at +00:30").doesNotContain("when it ran out");
    }

    @Test
    void lost_oneOfTwoTasks_isToldByItsOwnCalls() {
        SimulatedTask third = world.transcoder.tasks().get(2);
        world.protect(third, 60);
        world.pass(10);
        world.release(third);
        world.transcoder.scaleTo(0);

        assertThat(world.told(third, Symptom.LOST)).contains("was released at +00:10, and stopped at once.");
    }

    @Test
    void released_byTheCodeOfAnotherTask_isToldSo() {
        world.protect(world.busy, 60);
        world.busy.work("job 7");
        world.transcoder.scaleTo(0);
        world.pass(10);
        world.ecs
                .api("direct client of " + world.idle.arn())
                .updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(world.busy.id()), false, null));

        assertThat(lost())
                .contains("was released at +00:10 by the code of another one, " + ToldWorld.shortened(world.idle)
                        + ", while its work \"job 7\" was open.\n")
                .contains("Cause: the code of " + ToldWorld.shortened(world.idle)
                        + " cleared its protection, perhaps because it took this task for its own\n")
                .contains("Call:  \"release\" at +00:10")
                .contains("Fix:   unless " + ToldWorld.shortened(world.idle) + " is there to protect others, "
                        + NeverProtected.OWN_NAME + "\n");
    }

    /** The finally block of a job releases, and what it threw ends the process. */
    @Test
    void released_byAProgramThatFailed_isToldWithWhatItThrew() {
        world.protect(world.busy, 60);
        world.busy.work("job 7");
        world.transcoder.scaleTo(0);
        world.pass(10);
        world.release(world.busy);
        ContainerHost.of(world.transcoder).noteFailure(world.busy, new IllegalStateException("no codec"));

        assertThat(lost())
                .contains("was released at +00:10 while its work \"job 7\" was open, because its program failed.\n"
                        + "Cause: the program of " + ToldWorld.shortened(world.busy)
                        + " threw java.lang.IllegalStateException: no codec")
                .contains("Call:  \"release\" at +00:10")
                .contains("Fix:   catch it where the work is done, and hand the work back\n")
                .doesNotContain("Also:");
    }

    @Test
    void program_thatEndedTheTask_isToldOnceAndOthersBesideIt() {
        ContainerHost host = ContainerHost.of(world.transcoder);
        host.noteFailure(world.busy, new IllegalStateException("no codec"));
        host.exit(world.busy, 1);

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("ended at +00:00, because its program failed.\nCause: the program of "
                        + ToldWorld.shortened(world.busy) + " threw java.lang.IllegalStateException: no codec")
                .doesNotContain("Also:");

        host.noteFailure(world.idle, new IllegalStateException("disk full"));

        assertThat(world.told(world.busy, Symptom.LOST))
                .contains("\nAlso: the program of " + ToldWorld.shortened(world.idle)
                        + " threw java.lang.IllegalStateException: disk full at +00:00\n");
    }
}
