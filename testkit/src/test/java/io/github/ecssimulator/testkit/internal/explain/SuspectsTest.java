package io.github.ecssimulator.testkit.internal.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which task a failure is most likely about that names none. */
class SuspectsTest {
    private static final Instant EPOCH = Instant.parse("2024-01-01T00:00:00Z");
    private final ToldWorld world = new ToldWorld();
    private final SimulatedTask third = world.transcoder.tasks().get(2);

    private static String wrong(SimulatedTask task) {
        return ": task media/transcoder/" + ToldWorld.shortened(task) + " ";
    }

    private String kept() {
        return Explanation.of(world.ecs, world.transcoderArn(), Symptom.KEPT).text();
    }

    @Test
    void tooMany_ofTheKeptTasks_theOneProtectedLongest() {
        world.protect(world.busy, 30);
        world.protect(world.idle, 60);
        world.protect(third, 45);

        assertThat(kept()).contains(wrong(world.idle) + "is protected until +01:00");
    }

    @Test
    void anything_lostWork_isWorseThanAllElse() {
        world.protect(world.busy, 60);
        world.throttle();
        world.protect(world.idle, 60);
        third.work("job 7");
        third.stop();
        world.pass(10);

        assertThat(world.toldOfAnything()).contains(wrong(third) + "was told to stop at +00:00 by StopTask");
    }

    @Test
    void anything_workBegunAfterTheEnd_isLostToo() {
        world.busy.work("job 7").finish();
        world.throttle();
        world.protect(world.busy, 60);
        third.stop();
        world.pass(10);
        third.work("job 8");

        assertThat(world.toldOfAnything()).contains(wrong(third) + "was told to stop at +00:00 by StopTask");
    }

    @Test
    void anything_stopOfATaskThatHadAsked_isWorseThanARefusal() {
        world.throttle();
        world.protect(world.busy, 60);
        SimulatedService uploader = world.media.createService("uploader", 1);
        SimulatedTask gone = uploader.tasks().get(0);
        world.protect(gone, 30);
        world.pass(30);
        uploader.scaleTo(0);

        assertThat(world.toldOfAnything())
                .contains(": task media/uploader/" + ToldWorld.shortened(gone) + " was stopped at +00:30, when its");
    }

    @Test
    void anything_stopOfATaskThatWasReleased_isAsItShouldBe() {
        world.protect(world.busy, 60);
        world.release(world.busy);
        world.transcoder.scaleTo(0);

        assertThat(world.toldOfAnything()).contains("In the simulator at +00:00, this had happened:");
    }

    @Test
    void anything_stopOfATaskThatNeverAsked_isAsItShouldBe() {
        world.read(world.busy);
        world.transcoder.scaleTo(0);

        assertThat(world.toldOfAnything()).contains("this had happened:");
    }

    @Test
    void anything_stopByAUser_isAsItShouldBe() {
        world.protect(world.busy, 60);
        world.busy.stop();

        assertThat(world.toldOfAnything()).contains("this had happened:");
    }

    @Test
    void anything_lastCallThatWasRefused_isSuspect() {
        world.protect(world.busy, 60);
        world.release(world.busy);
        world.throttle();
        world.protect(world.idle, 60);

        assertThat(world.toldOfAnything())
                .contains(wrong(world.idle) + "was never protected: the only call was refused");
    }

    @Test
    void anything_refusalThatWasMadeGood_isNoSuspect() {
        world.throttle();
        world.protect(world.idle, 60);
        world.protect(world.idle, 60);
        world.throttle();
        world.protect(world.idle, 60);

        world.transcoder.scaleTo(0);

        assertThat(world.toldOfAnything()).contains(wrong(world.idle) + "is protected until +01:00");
    }

    @Test
    void anything_taskThatIsProtectedInTheMiddleOfItsWork_isNoSuspect() {
        world.protect(world.busy, 60);
        world.busy.work("job 7");
        world.transcoder.scaleTo(0);
        world.pass(10);

        assertThat(world.toldOfAnything()).contains("In the simulator at +00:10, this had happened:");
    }

    @Test
    void anything_taskThatIsProtectedAndWanted_isNoSuspect() {
        world.protect(world.busy, 60);

        assertThat(world.toldOfAnything()).contains("this had happened:");
    }

    @Test
    void anything_taskThatIsProtectedAfterItsWork_isSuspect() {
        world.protect(world.busy, 60);
        world.busy.work("job 7").finish();

        assertThat(world.toldOfAnything())
                .contains(wrong(world.busy) + "is protected until +01:00, though its work ended");
    }

    private String tooManyUntil(int minutes) {
        Instant until = EPOCH.plus(Duration.ofMinutes(minutes));
        return Explanation.ofSurplus(world.ecs, world.transcoderArn(), until).text();
    }

    @Test
    void surplus_overSinceProtectionRanOut_isAboutTheLastThatWasStopped() {
        world.protect(world.busy, 60);
        world.protect(world.idle, 30);
        world.busy.work("job 7").finish();
        world.transcoder.scaleTo(0);
        world.pass(100);

        assertThat(tooManyUntil(60))
                .contains(
                        wrong(world.busy)
                                + "was protected until +01:00, when it ran out, though its work ended at +00:00, and no release was sent.");
    }

    @Test
    void surplus_overSinceItsWorkEnded_isNobodysFault() {
        world.protect(world.busy, 120);
        Work job = world.busy.work("job 7");
        world.transcoder.scaleTo(0);
        world.pass(60);
        job.finish();
        world.release(world.busy);
        world.pass(10);

        assertThat(tooManyUntil(60)).contains("this had happened:");
    }

    @Test
    void surplus_overSince_isNotAboutWhoIsProtectedLater() {
        world.protect(world.busy, 30);
        world.transcoder.scaleTo(2);
        world.transcoder.scaleTo(0);
        world.pass(40);
        world.transcoder.scaleTo(1);
        world.protect(world.transcoder.tasks().get(0), 600);

        assertThat(tooManyUntil(30)).contains(wrong(world.busy) + "was protected until +00:30, when it ran out");
    }

    @Test
    void surplus_endedByScalingOut_isAboutWhoWasProtectedThen() {
        world.protect(world.busy, 600);
        world.transcoder.scaleTo(0);
        world.pass(30);
        world.transcoder.scaleTo(2);
        world.pass(10);
        world.transcoder.tasks().forEach(task -> {
            if (!task.equals(world.busy)) {
                world.protect(task, 900);
            }
        });

        assertThat(tooManyUntil(30)).contains(wrong(world.busy) + "is protected until +10:00");
    }

    @Test
    void anything_callForATaskThatNobodyHas_isAboutTheOneThatWasStopped() {
        world.ask("media", List.of("0123456789ab"), true, 30);
        world.idle.stop();
        SimulatedService uploader = world.media.createService("uploader", 1);
        SimulatedTask gone = uploader.tasks().get(0);
        uploader.scaleTo(0);

        assertThat(world.toldOfAnything())
                .contains(": task media/uploader/" + ToldWorld.shortened(gone)
                        + " was never protected; the call at +00:00 named 0123456789ab, which no task has");
    }

    @Test
    void anything_requestAtTheAgentOfNoTask_isAboutTheOneThatWasStopped() {
        world.askAgent("http://169.254.170.2", "PUT", "{\"ProtectionEnabled\":true}");
        world.transcoder.scaleTo(2);

        assertThat(world.toldOfAnything())
                .contains(" was never protected: the request at an agent at +00:00 named no task that there is.")
                .contains("\n +00:00  scale-in stops it");
    }

    @Test
    void anything_callForATaskThatNobodyHasAndNoStop_isAboutTheFirst() {
        world.ask("media", List.of("0123456789ab"), true, 30);

        assertThat(world.toldOfAnything())
                .contains(wrong(world.busy) + "was never protected; the call at +00:00 named 0123456789ab");
    }
}
