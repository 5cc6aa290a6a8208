package io.github.ecssimulator.testkit.assertions;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static io.github.ecssimulator.testkit.assertions.Worlds.START;
import static io.github.ecssimulator.testkit.assertions.Worlds.minute;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedCluster;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedTaskAssertProtectionTest {

    private final Worlds world = new Worlds();
    private final SimulatedTask busy = world.busy;

    @Test
    void isProtected_protectedTask_passes() {
        world.protect(busy, 60);

        assertThat(busy).isProtected();
    }

    @Test
    void isProtected_neverProtected_tellsSo() {
        Worlds.assertFailsFirst(() -> assertThat(busy).isProtected(), """
                Expected task media/transcoder/aaaaaaaa to be protected at +00:00
                 but it was never protected: nobody asked for it.""");
    }

    @Test
    void isProtected_cleared_tellsWhen() {
        world.protect(busy, 60);
        world.advanceMinutes(10);
        world.clear(busy);
        world.advanceMinutes(10);

        Worlds.assertFailsFirst(() -> assertThat(busy).isProtected(), """
                Expected task media/transcoder/aaaaaaaa to be protected at +00:20
                 but it was released at +00:10.""");
    }

    @Test
    void isProtected_expired_tellsWhen() {
        world.protect(busy, 60);
        world.advanceMinutes(90);

        Worlds.assertFailsFirst(() -> assertThat(busy).isProtected(), """
                Expected task media/transcoder/aaaaaaaa to be protected at +01:30
                 but it lost its protection at +01:00, when it ran out: it was protected once, for 60 minutes, and\
                 never renewed.""");
    }

    @Test
    void isProtected_stoppedWhileProtected_tellsSo() {
        world.protect(busy, 60);
        busy.stop();

        Worlds.assertFailsFirst(() -> assertThat(busy).isProtected(), """
                Expected task media/transcoder/aaaaaaaa to be protected at +00:00
                 but it was told to stop at +00:00 by StopTask, although it was protected.""");
    }

    @Test
    void isNotProtected_unprotectedTask_passes() {
        assertThat(busy).isNotProtected();
    }

    @Test
    void isNotProtected_protectedTask_tellsSinceWhen() {
        world.protect(busy, 60);
        world.advanceMinutes(10);

        Worlds.assertFailsFirst(() -> assertThat(busy).isNotProtected(), """
                Expected task media/transcoder/aaaaaaaa not to be protected at +00:10
                 but it is protected until +01:00, and nobody released it.""");
    }

    @Test
    void hasProtectionExpiringIn_theTimeLeft_passes() {
        world.protect(busy, 60);
        world.advanceMinutes(20);

        assertThat(busy).hasProtectionExpiringIn(Duration.ofMinutes(40));
    }

    @Test
    void hasProtectionExpiringIn_anotherTime_tellsTheTimeLeft() {
        world.protect(busy, 60);
        world.advanceMinutes(20);

        Worlds.assertFailsFirst(() -> assertThat(busy).hasProtectionExpiringIn(Duration.ofMinutes(60)), """
                Expected task media/transcoder/aaaaaaaa to have a protection that expires in PT1H at\
                 2024-01-01T01:20:00Z (at +00:20)
                 but its protection expires in PT40M at 2024-01-01T01:00:00Z (its protection was set at\
                 2024-01-01T00:00:00Z).""");
    }

    @Test
    void hasProtectionExpiringIn_unprotected_tellsWhy() {
        Worlds.assertFailsFirst(() -> assertThat(busy).hasProtectionExpiringIn(Duration.ofMinutes(60)), """
                Expected task media/transcoder/aaaaaaaa to have a protection that expires in PT1H at\
                 2024-01-01T01:00:00Z at +00:00
                 but it was never protected: nobody asked for it.""");
    }

    @Test
    void hasProtectionExpiringAt_thatInstant_passes() {
        world.protect(busy, 60);

        assertThat(busy).hasProtectionExpiringAt(minute(60));
    }

    @Test
    void hasProtectionExpiringAt_anotherInstant_fails() {
        world.protect(busy, 60);

        Worlds.assertFailsFirst(() -> assertThat(busy).hasProtectionExpiringAt(minute(90)), """
                Expected task media/transcoder/aaaaaaaa to have a protection that expires at 2024-01-01T01:30:00Z\
                 (at +00:00)
                 but its protection expires in PT1H at 2024-01-01T01:00:00Z (its protection was set at\
                 2024-01-01T00:00:00Z).""");
    }

    @Test
    void wasProtectedThroughout_renewedInTime_passes() {
        world.protect(busy, 60);
        world.advanceMinutes(40);
        world.protect(busy, 60);
        world.advanceMinutes(80);

        assertThat(busy).wasProtectedThroughout(START, minute(100));
    }

    @Test
    void wasProtectedThroughout_beforeSetAndAfterExpiry_listsBothGaps() {
        world.advanceMinutes(10);
        world.protect(busy, 20);
        world.advanceMinutes(50);

        Worlds.assertFailsFirst(() -> assertThat(busy).wasProtectedThroughout(START, minute(45)), """
                Expected task media/transcoder/aaaaaaaa to be protected throughout from 2024-01-01T00:00:00Z to\
                 2024-01-01T00:45:00Z (at +01:00)
                 but it was unprotected
                  2024-01-01T00:00:00Z to 2024-01-01T00:10:00Z (PT10M): its protection was not set yet
                  2024-01-01T00:30:00Z to 2024-01-01T00:45:00Z (PT15M): its protection expired.""");
    }

    @Test
    void wasProtectedThroughout_renewedAtTheInstantOfExpiry_isAGapThatScaleInCouldUse() {
        world.protect(busy, 20);
        world.advanceMinutes(20);
        world.protect(busy, 20);
        world.advanceMinutes(10);

        Worlds.assertFailsFirst(() -> assertThat(busy).wasProtectedThroughout(START, minute(30)), """
                Expected task media/transcoder/aaaaaaaa to be protected throughout from 2024-01-01T00:00:00Z to\
                 2024-01-01T00:30:00Z (at +00:30)
                 but it was unprotected
                  2024-01-01T00:20:00Z to 2024-01-01T00:20:00Z (PT0S): its protection expired.""");
        assertThat(busy).wasProtectedThroughout(minute(20), minute(30));
        assertThat(busy).wasProtectedThroughout(START, minute(20));
    }

    @Test
    void wasProtectedThroughout_afterTheTaskWasStopped_tellsSo() {
        world.protect(busy, 60);
        world.advanceMinutes(10);
        busy.stop();
        world.advanceMinutes(10);

        Worlds.assertFailsFirst(() -> assertThat(busy).wasProtectedThroughout(minute(5), minute(20)), """
                Expected task media/transcoder/aaaaaaaa to be protected throughout from 2024-01-01T00:05:00Z to\
                 2024-01-01T00:20:00Z (at +00:20)
                 but it was unprotected
                  2024-01-01T00:10:00Z to 2024-01-01T00:20:00Z (PT10M): its protection ended with the task.""");
    }

    @Test
    void wasProtectedThroughout_emptySpan_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(busy).wasProtectedThroughout(START, START))
                .withMessage("There is no time from 2024-01-01T00:00:00Z to 2024-01-01T00:00:00Z.");
    }

    @Test
    void wasProtectedThroughout_spanThatEndsInTheFuture_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertThat(busy).wasProtectedThroughout(START, minute(1)))
                .withMessage(
                        "It is only 2024-01-01T00:00:00Z in simulated time, so nothing is known of 2024-01-01T00:01:00Z.");
    }

    @Test
    void wasNeverProtected_neverProtected_passes() {
        assertThat(busy).wasNeverProtected();
    }

    @Test
    void wasNeverProtected_protectedInThePast_fails() {
        world.protect(busy, 60);
        world.advanceMinutes(90);

        Worlds.assertFailsFirst(() -> assertThat(busy).wasNeverProtected(), """
                Expected task media/transcoder/aaaaaaaa never to have been protected (at +01:30)
                 but its protection expired at 2024-01-01T01:00:00Z.""");
    }

    @Test
    void wasNeverStoppedWhileProtected_stoppedAfterExpiry_passes() {
        world.protect(busy, 60);
        world.transcoder.scaleTo(0);
        world.advanceMinutes(60);

        assertThat(busy).isStopped().wasNeverStoppedWhileProtected();
    }

    @Test
    void wasNeverStoppedWhileProtected_stoppedByACall_tellsWho() {
        world.protect(busy, 60);
        busy.stop("drained");

        Worlds.assertFailsFirst(() -> assertThat(busy).wasNeverStoppedWhileProtected(), """
                Expected task media/transcoder/aaaaaaaa never to have been stopped while it was protected (at\
                 +00:00)
                 but it was told to stop at 2024-01-01T00:00:00Z by UserInitiated (drained).""");
    }

    @Test
    void wasNeverProtected_beginningWasDropped_isNotTold() {
        EcsSimulator brief =
                EcsSimulator.builder().taskIds(Worlds.BUSY).journalLimit(4).build();
        SimulatedTask task = brief.createCluster("media")
                .createService("transcoder", 1)
                .tasks()
                .get(0);
        brief.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(task.id()), true, 60));

        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(task).wasNeverProtected())
                .withMessageStartingWith(
                        "Nobody can tell what happened to task media/transcoder/aaaaaaaa: the journal");
        assertThatIllegalStateException().isThrownBy(() -> assertThat(task).wasNeverStoppedWhileProtected());
        Worlds.assertFailsFirst(() -> assertThat(task).hasProtectionExpiringAt(minute(1)), """
                Expected task media/transcoder/aaaaaaaa to have a protection that expires at 2024-01-01T00:01:00Z (at +00:00)
                 but its protection expires in PT1H at 2024-01-01T01:00:00Z.""");
    }

    @Test
    void wasNeverProtected_begunBehindWhatWasDropped_passes() {
        EcsSimulator brief = EcsSimulator.builder().journalLimit(4).build();
        SimulatedCluster media = brief.createCluster("media");
        media.createService("transcoder", 3);
        SimulatedTask late = media.runTask();

        assertThat(late).wasNeverProtected().lostNoWork();
    }

    @Test
    void wasNeverStoppedWhileProtected_reasonWithControlCharacters_isToldVisibly() {
        world.protect(busy, 60);
        busy.stop("a\nb\u0000");

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(busy).wasNeverStoppedWhileProtected())
                .withMessageContaining("by UserInitiated (a\\nb\\u0000).");
    }
}
