package io.github.ecssimulator.testkit.assertions;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Work;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkAssertTest {
    private final Worlds world = new Worlds();
    private final SimulatedTask busy = world.busy;

    @Test
    void lostNoWork_finishedInTime_passes() {
        busy.work("job 7").finish();
        busy.stop();

        assertThat(busy).lostNoWork();
    }

    @Test
    void lostNoWork_stoppedMeanwhile_fails() {
        world.protect(busy, 30);
        busy.work("job 7");
        world.transcoder.scaleTo(0);
        world.advanceMinutes(60);

        Worlds.assertFailsFirst(() -> assertThat(busy).lostNoWork(), """
                Expected task media/transcoder/aaaaaaaa to have lost no work at +01:00
                 but it was stopped at +00:30, when its protection ran out: it was protected once, for 30 minutes, and never\
                 renewed.""");
    }

    @Test
    void survivedUntilEndOf_finishedWork_passes() {
        busy.work("job 7").finish();

        assertThat(busy).survivedUntilEndOf("job 7");
    }

    @Test
    void survivedUntilEndOf_openWork_fails() {
        busy.work("job 7");

        Worlds.assertFailsFirst(() -> assertThat(busy).survivedUntilEndOf("job 7"), """
                Expected task media/transcoder/aaaaaaaa to have survived until the end of "job 7" (at +00:00)
                 but "job 7" is not finished.""");
    }

    @Test
    void survivedUntilEndOf_finishedByCodeThatRanOn_fails() {
        Work job = busy.work("job 7");
        world.transcoder.scaleTo(0);
        world.advanceMinutes(5);
        job.finish();

        Worlds.assertFailsFirst(() -> assertThat(busy).survivedUntilEndOf("job 7"), """
                Expected task media/transcoder/aaaaaaaa to have survived until the end of "job 7" at +00:05
                 but it was told to stop at +00:00 while its work "job 7" was open: nobody had protected it.""");
    }

    @Test
    void survivedUntilEndOf_unknownWork_namesWhatThereWas() {
        busy.work("job 7").finish();

        Worlds.assertFailsFirst(() -> assertThat(busy).survivedUntilEndOf("job 8"), """
                Expected task media/transcoder/aaaaaaaa to have survived until the end of "job 8" (at +00:00)
                 but it had no such work but "job 7".""");
    }

    @Test
    void wasProtectedThroughout_work_isItsWholeLength() {
        world.protect(busy, 60);
        Work job = busy.work("job 7");
        world.advanceMinutes(50);
        job.finish();
        world.advanceMinutes(60);

        assertThat(busy).wasProtectedThroughout("job 7");
    }

    @Test
    void wasProtectedThroughout_protectedTooLate_fails() {
        busy.work("job 7");
        world.advanceMinutes(1);
        world.protect(busy, 60);
        world.advanceMinutes(10);

        Worlds.assertFailsFirst(() -> assertThat(busy).wasProtectedThroughout("job 7"), """
                Expected task media/transcoder/aaaaaaaa to have been protected throughout "job 7" at +00:11
                 but it was protected from +00:01 on, and its work "job 7" began at +00:00.""");
        assertThat(busy).hadNoUnprotectedGapDuring("job 7");
    }

    @Test
    void hadNoUnprotectedGapDuring_aGap_fails() {
        busy.work("job 7");
        world.protect(busy, 30);
        world.advanceMinutes(45);
        world.protect(busy, 30);

        Worlds.assertFailsFirst(() -> assertThat(busy).hadNoUnprotectedGapDuring("job 7"), """
                Expected task media/transcoder/aaaaaaaa to have had no unprotected gap during "job 7" at +00:45
                 but it was unprotected from +00:30 on, when its protection ran out: the next renewal came 15 min\
                 later.""");
    }

    @Test
    void hadNoUnprotectedGapDuring_neverProtected_fails() {
        Work job = busy.work("job 7");
        world.advanceMinutes(1);
        job.finish();

        Worlds.assertFailsFirst(() -> assertThat(busy).hadNoUnprotectedGapDuring("job 7"), """
                Expected task media/transcoder/aaaaaaaa to have had no unprotected gap during "job 7" at +00:01
                 but it was never protected: nobody asked for it.""");
    }

    @Test
    void wasReleasedWithin_releasedAtOnce_passes() {
        world.protect(busy, 60);
        Work job = busy.work("job 7");
        world.advanceMinutes(10);
        job.finish();
        world.advanceMinutes(1);
        world.clear(busy);
        world.advanceMinutes(1);

        assertThat(busy).wasReleasedWithin(Duration.ofMinutes(1)).after("job 7");
    }

    @Test
    void wasReleasedWithin_workThatGoesOn_fails() {
        world.protect(busy, 60);
        busy.work("job 7");

        Worlds.assertFailsFirst(
                () -> assertThat(busy).wasReleasedWithin(Duration.ofMinutes(1)).after("job 7"), """
                Expected task media/transcoder/aaaaaaaa to have been released within 1 min after "job 7" (at +00:00)
                 but "job 7" is not finished.""");
    }

    @Test
    void wasReleasedWithin_leftToItsExpiry_fails() {
        world.protect(busy, 60);
        busy.work("job 7").finish();
        world.advanceMinutes(90);

        Worlds.assertFailsFirst(
                () -> assertThat(busy).wasReleasedWithin(Duration.ofMinutes(1)).after("job 7"), """
                Expected task media/transcoder/aaaaaaaa to have been released within 1 min after "job 7" at +01:30
                 but it was protected until +01:00, when it ran out, though its work ended at +00:00, and no\
                 release was sent.""");
    }

    @Test
    void hadMarginOfAtLeast_renewedInTime_passes() {
        world.protect(busy, 30);
        world.advanceMinutes(20);
        world.protect(busy, 30);

        assertThat(busy).hadMarginOfAtLeast(Duration.ofMinutes(10));
    }

    @Test
    void hadMarginOfAtLeast_renewedLate_tellsWhatWasLeft() {
        world.protect(busy, 30);
        world.advanceMinutes(28);
        world.protect(busy, 30);

        Worlds.assertFailsFirst(() -> assertThat(busy).hadMarginOfAtLeast(Duration.ofMinutes(5)), """
                Expected task media/transcoder/aaaaaaaa to have been renewed at least 5 min before its protection ran out (at\
                 +00:28)
                 but at +00:28 only 2 min were left.""");
    }

    @Test
    void hadMarginOfAtLeast_ranOut_fails() {
        world.protect(busy, 30);
        world.advanceMinutes(40);

        Worlds.assertFailsFirst(() -> assertThat(busy).hadMarginOfAtLeast(Duration.ofMinutes(5)), """
                Expected task media/transcoder/aaaaaaaa to have been renewed at least 5 min before its protection ran out at\
                 +00:40
                 but it lost its protection at +00:30, when it ran out: it was protected once, for 30 minutes, and never\
                 renewed.""");
    }

    @Test
    void margin_negative_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(busy).hadMarginOfAtLeast(Duration.ofMinutes(-1)));
    }

    @Test
    void wasProtectedThroughout_workOfNoTimeWithoutProtection_fails() {
        busy.work("job 7").finish();

        Worlds.assertFailsFirst(() -> assertThat(busy).wasProtectedThroughout("job 7"), """
                Expected task media/transcoder/aaaaaaaa to have been protected throughout "job 7" at +00:00
                 but it was never protected: nobody asked for it.""");
    }

    @Test
    void wasProtectedThroughout_protectedOnlyBehindTheBegin_failsThoughItIsOneInstant() {
        busy.work("job 7");
        world.protect(busy, 60);
        world.advanceMinutes(10);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(busy).wasProtectedThroughout("job 7"));
        assertThat(busy).hadNoUnprotectedGapDuring("job 7");
    }

    @Test
    void hadNoUnprotectedGapDuring_workOfNoTime_goesByWhatCameFirst() {
        world.protect(busy, 60);
        busy.work("job 7").finish();
        world.clear(busy);
        busy.work("job 8").finish();
        world.protect(busy, 60);

        assertThat(busy).hadNoUnprotectedGapDuring("job 7").wasProtectedThroughout("job 7");
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(busy).hadNoUnprotectedGapDuring("job 8"));
    }

    @Test
    void hadNoUnprotectedGapDuring_clearedAtTheInstantOfTheBegin_fails() {
        world.protect(busy, 30);
        busy.work("job 7");
        world.clear(busy);
        world.advanceMinutes(10);
        world.protect(busy, 30);
        world.advanceMinutes(5);

        Worlds.assertFailsFirst(() -> assertThat(busy).hadNoUnprotectedGapDuring("job 7"), """
                Expected task media/transcoder/aaaaaaaa to have had no unprotected gap during "job 7" at +00:15
                 but it was released at +00:00 while its work "job 7" was open.""");
    }

    @Test
    void wasReleasedWithin_protectedAgainForTheNextWorkAtThatInstant_passes() {
        world.protect(busy, 60);
        Work job = busy.work("job 7");
        world.advanceMinutes(10);
        job.finish();
        world.clear(busy);
        world.protect(busy, 60);
        busy.work("job 8");
        world.advanceMinutes(10);

        assertThat(busy).wasReleasedWithin(Duration.ofMinutes(1)).after("job 7").wasProtectedThroughout("job 8");
    }
}
