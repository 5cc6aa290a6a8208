package io.github.ecssimulator.testkit.assertions;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.StopCode;
import io.github.ecssimulator.model.TaskStatus;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class SimulatedTaskAssertTest {

    private final Worlds world = new Worlds();
    private final SimulatedTask busy = world.busy;
    private final SimulatedTask idle = world.idle;

    @Test
    void isRunning_runningTask_passes() {
        assertThat(busy).isRunning();
    }

    @Test
    void isRunning_stoppedTask_tellsWhoStoppedIt() {
        busy.stop("drained");
        world.advanceMinutes(5);

        Worlds.assertFailsFirst(() -> assertThat(busy).isRunning(), """
                Expected task media/transcoder/aaaaaaaa to be running at +00:05
                 but it was told to stop at +00:00 by StopTask.""");
    }

    @Test
    void isRunning_null_failsAsAssertJDoes() {
        Worlds.assertFails(() -> assertThat((SimulatedTask) null).isRunning(), "Expecting actual not to be null");
    }

    @Test
    void isRunning_described_beginsWithTheDescription() {
        busy.stop();

        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThat(busy).as("the busy one").isRunning())
                .withMessageStartingWith(
                        "[the busy one] \nExpected task media/transcoder/aaaaaaaa to be running at +00:00\n")
                .satisfies(error -> assertThat(error.getExpected().getValue()).isEqualTo(TaskStatus.RUNNING));
    }

    @Test
    void isRunning_ownMessage_replacesOurs() {
        busy.stop();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        assertThat(busy).withFailMessage("the worker is gone").isRunning())
                .withMessage("the worker is gone");
    }

    @Test
    void isRunning_softly_isCollectedWithOthers() {
        busy.stop();
        SoftAssertions softly = new SoftAssertions();

        softly.proxy(SimulatedTaskAssert.class, SimulatedTask.class, busy)
                .isRunning()
                .isProtected();

        assertThat(softly.assertionErrorsCollected()).hasSize(2);
    }

    @Test
    void isStopped_stoppedTask_passes() {
        busy.stop();

        assertThat(busy).isStopped();
    }

    @Test
    void isStopped_runningTask_fails() {
        Worlds.assertFailsFirst(() -> assertThat(busy).isStopped(), """
                Expected task media/transcoder/aaaaaaaa to be stopped at +00:00
                 but it was told by nobody to stop: its service wants 2 tasks.""");
    }

    @Test
    void hasLastStatus_thatStatus_passes() {
        assertThat(busy).hasLastStatus(TaskStatus.RUNNING);
    }

    @Test
    void hasLastStatus_otherStatus_fails() {
        Worlds.assertFailsFirst(() -> assertThat(busy).hasLastStatus(TaskStatus.PENDING), """
                Expected task media/transcoder/aaaaaaaa to have the last status PENDING (at +00:00)
                 but it is RUNNING.""");
    }

    @Test
    void wasStoppedBy_thatCode_passes() {
        world.transcoder.scaleTo(0);

        assertThat(idle).wasStoppedBy(StopCode.SERVICE_SCHEDULER_INITIATED);
    }

    @Test
    void wasStoppedBy_otherCode_tellsTheCause() {
        idle.stop("drained");

        Worlds.assertFailsFirst(() -> assertThat(idle).wasStoppedBy(StopCode.SERVICE_SCHEDULER_INITIATED), """
                Expected task media/transcoder/bbbbbbbb to have been stopped by ServiceSchedulerInitiated (at\
                 +00:00)
                 but it was told to stop at 2024-01-01T00:00:00Z by UserInitiated (drained).""");
    }

    @Test
    void wasStoppedBy_runningTask_fails() {
        Worlds.assertFailsFirst(() -> assertThat(idle).wasStoppedBy(StopCode.USER_INITIATED), """
                Expected task media/transcoder/bbbbbbbb to have been stopped by UserInitiated (at +00:00)
                 but nobody told it to stop.""");
    }

    @Test
    void hasStoppedReason_thatReason_passes() {
        idle.stop("drained");

        assertThat(idle).hasStoppedReason("drained");
    }

    @Test
    void hasStoppedReason_otherReason_fails() {
        idle.stop("100 % drained");

        Worlds.assertFailsFirst(() -> assertThat(idle).hasStoppedReason("out of memory"), """
                Expected task media/transcoder/bbbbbbbb to have the stopped reason "out of memory" (at +00:00)
                 but it was told to stop at 2024-01-01T00:00:00Z by UserInitiated (100 % drained).""");
    }

    @Test
    void hasStoppedReason_runningTask_fails() {
        Worlds.assertFailsFirst(() -> assertThat(idle).hasStoppedReason("drained"), """
                Expected task media/transcoder/bbbbbbbb to have the stopped reason "drained" (at +00:00)
                 but nobody told it to stop.""");
    }

    @Test
    void isStandalone_taskWithTheGroupOfAService_passes() {
        assertThat(world.media.runTask("service:transcoder")).isStandalone();
    }

    @Test
    void isStandalone_serviceTask_fails() {
        Worlds.assertFailsFirst(() -> assertThat(busy).isStandalone(), """
                Expected task media/transcoder/aaaaaaaa to be a standalone task (at +00:00)
                 but it belongs to service media/transcoder.""");
    }

    @Test
    void belongsTo_itsService_passes() {
        assertThat(busy).belongsTo(world.transcoder);
    }

    @Test
    void belongsTo_otherService_fails() {
        var packager = world.media.createService("packager", 0);

        Worlds.assertFailsFirst(() -> assertThat(busy).belongsTo(packager), """
                Expected task media/transcoder/aaaaaaaa to belong to service media/packager (at +00:00)
                 but it belongs to service media/transcoder.""");
    }

    @Test
    void belongsTo_standaloneTask_fails() {
        SimulatedTask oneOff = world.media.runTask();

        Worlds.assertFailsFirst(() -> assertThat(oneOff).belongsTo(world.transcoder), """
                Expected task media/standalone/cccccccc to belong to service media/transcoder (at +00:00)
                 but it is a standalone task.""");
    }
}
