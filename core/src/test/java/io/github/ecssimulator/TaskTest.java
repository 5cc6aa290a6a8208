package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static io.github.ecssimulator.TestWorld.arnOf;
import static io.github.ecssimulator.TestWorld.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.DesiredStatus;
import io.github.ecssimulator.model.StopCode;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Standalone tasks, stopped tasks, and how long they are remembered. */
class TaskTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MILLISECOND = Duration.ofMillis(1);

    private final TestWorld world = TestWorld.with();
    private final SimulatedService transcoder = world.transcoder();
    private final SimulatedTask first = world.task(0);

    @Test
    void runTask_standalone_runsAndHasNoService() {
        SimulatedTask oneOff = world.media().runTask();

        assertThat(oneOff.isRunning()).isTrue();
        assertThat(oneOff.lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(oneOff.service()).isEmpty();
        assertThat(oneOff.cluster().name()).isEqualTo("media");
        assertThat(oneOff.snapshot().group()).isEqualTo("family:standalone");
        assertThat(oneOff.snapshot().startedBy()).isNull();
        assertThat(oneOff).hasToString("task media/standalone/" + oneOff.id().substring(0, 8));
    }

    @Test
    void runTask_groupNamedLikeAService_staysStandalone() { // ecs-behaviour 3: what counts is who owns the task
        SimulatedTask oneOff = world.media().runTask("service:transcoder");

        assertThat(oneOff.service()).isEmpty();
        assertThat(oneOff.snapshot().group()).isEqualTo("service:transcoder");
        assertThat(transcoder.tasks()).doesNotContain(oneOff);
        assertThat(world.protect(oneOff).failures())
                .containsExactly(failure(oneOff.arn(), FailureReason.TASK_NOT_VALID));
    }

    @Test
    void runTask_manyTimes_doesNotChangeTheService() {
        world.media().runTask("service:transcoder");
        transcoder.scaleTo(1);

        assertThat(transcoder.runningCount()).isEqualTo(1);
        assertThat(world.media().tasks()).filteredOn(SimulatedTask::isRunning).hasSize(2);
    }

    @Test
    void stop_standaloneTask_endsIt() {
        SimulatedTask oneOff = world.media().runTask();

        oneOff.stop("done");

        TaskSnapshot stopped = oneOff.snapshot();
        assertThat(stopped.isStopped()).isTrue();
        assertThat(stopped.desiredStatus()).isEqualTo(DesiredStatus.STOPPED);
        assertThat(stopped.stopCode()).contains(StopCode.USER_INITIATED);
        assertThat(stopped.stoppedReason()).isEqualTo("done");
    }

    @Test
    void stop_withoutReason_hasTheReasonOfStopTask() {
        first.stop();

        assertThat(first.snapshot().stoppedReason()).isEqualTo("Task stopped by user");
    }

    @Test
    void stop_serviceTask_isReplaced() { // documented: the scheduler keeps the desired count
        first.stop();

        assertThat(first.isStopped()).isTrue();
        assertThat(transcoder.runningCount()).isEqualTo(3);
        assertThat(transcoder.tasks()).doesNotContain(first);
    }

    @Test
    void stop_protectedTask_stopsItAllTheSame() { // assumed: U25
        world.protect(first);

        assertThat(first.snapshot().protectionExpiresAt()).contains(START.plus(HOUR));

        first.stop();

        assertThat(first.isStopped()).isTrue();
        assertThat(first.isProtected()).isFalse();
        assertThat(first.snapshot().protectionExpiresAt()).isEmpty();
        assertThat(first.protectionExpiresAt()).isEmpty();
        assertThat(world.ecs().journal().events(TaskEvent.StopRequested.class))
                .extracting(TaskEvent.StopRequested::wasProtected)
                .containsExactly(true);
    }

    @Test
    void stop_protectedTask_isReplacedByAnUnprotectedOne() { // assumed: U25
        world.protect(first);

        first.stop();

        assertThat(transcoder.runningCount()).isEqualTo(3);
        assertThat(transcoder.protectedTasks()).isEmpty();
    }

    @Test
    void stop_protectedSurplusTask_isNotReplaced() {
        world.protect(first);
        transcoder.scaleTo(0);

        first.stop();

        assertThat(transcoder.tasks()).isEmpty();
    }

    @Test
    void stop_protectedTask_leavesNoExpiryBehind() {
        world.protect(first);

        first.stop();

        assertThat(world.clock().nextEventAt()).isEmpty();
    }

    @Test
    void stop_stoppedTask_changesNothing() {
        first.stop("once");
        String before = world.ecs().journal().timeline();

        first.stop("twice");

        assertThat(first.snapshot().stoppedReason()).isEqualTo("once");
        assertThat(world.ecs().journal().timeline()).isEqualTo(before);
    }

    @Test
    void stoppedTask_withinAnHour_isStillKnown() { // documented: DescribeTasks
        first.stop();

        world.clock().advance(HOUR.minus(MILLISECOND));

        assertThat(world.media().tasks()).contains(first);
        assertThat(world.get(first.id()).failures())
                .containsExactly(failure(first.arn(), FailureReason.TASK_NOT_VALID));
    }

    @Test
    void stoppedTask_afterAnHour_isMissing() { // documented: DescribeTasks
        first.stop();

        world.clock().advance(HOUR);

        assertThat(world.get(first.id()).failures()).containsExactly(failure(first.arn(), FailureReason.MISSING));
        assertThat(world.protect(first).failures()).containsExactly(failure(first.arn(), FailureReason.MISSING));
        assertThat(world.media().tasks()).doesNotContain(first);
        assertThat(world.ecs().task(first.id())).isEmpty();
    }

    @Test
    void stoppedTask_afterAnHour_canStillBeReadByItsHolder() {
        first.stop();

        world.clock().advance(Duration.ofDays(1));

        assertThat(first.isStopped()).isTrue();
        assertThat(first.snapshot().stoppedAt()).isEqualTo(START);
    }

    @Test
    void stoppedTaskRetention_longer_keepsTheTaskLonger() {
        TestWorld patient = new TestWorld(EcsSimulator.builder().stoppedTaskRetention(Duration.ofHours(3)));
        SimulatedTask task = patient.task(0);
        task.stop();

        patient.clock().advance(HOUR.multipliedBy(3).minus(MILLISECOND));
        assertThat(patient.media().tasks()).contains(task);
        patient.clock().advance(MILLISECOND);
        assertThat(patient.media().tasks()).doesNotContain(task);
    }

    @Test
    void stoppedTaskRetention_zero_forgetsAtOnce() {
        TestWorld forgetful = new TestWorld(EcsSimulator.builder().stoppedTaskRetention(Duration.ZERO));
        SimulatedTask task = forgetful.task(0);

        task.stop();

        assertThat(forgetful.get(task.id()).failures())
                .containsExactly(failure(arnOf(task.id()), FailureReason.MISSING));
    }

    @Test
    void stoppedTaskRetention_negative_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcsSimulator.builder().stoppedTaskRetention(Duration.ofSeconds(-1)))
                .withMessage("stoppedTaskRetention must be 0 or more, but was PT-1S.");
    }

    @Test
    void task_byIdAndByArn_isFoundInAnyCluster() {
        SimulatedTask elsewhere = world.ecs().createCluster("games").runTask();

        assertThat(world.ecs().task(elsewhere.id())).contains(elsewhere);
        assertThat(world.ecs().task(first.arn())).contains(first);
        assertThat(world.ecs().task("0".repeat(32))).isEmpty();
    }

    @Test
    void tasks_ofACluster_areInTheOrderTheyWereStarted() {
        SimulatedTask oneOff = world.media().runTask();
        transcoder.scaleTo(4);

        assertThat(world.media().tasks()).containsExactly(first, world.task(1), world.task(2), oneOff, world.task(3));
    }

    @Test
    void task_equality_isThatOfTheSimulatedTask() {
        SimulatedTask again = world.task(0);
        SimulatedTask twin = TestWorld.with().task(0);

        assertThat(again).isEqualTo(first).isNotSameAs(first).hasSameHashCodeAs(first);
        assertThat(first).isNotEqualTo(world.task(1));
        assertThat(twin.id()).isEqualTo(first.id());
        assertThat(twin).as("of another world").isNotEqualTo(first);
        assertThat(first).isNotEqualTo("task");
    }

    @Test
    void story_ofATask_tellsItsLifeAndNothingElse() {
        String id = first.id().substring(0, 8);
        String second = world.task(1).id().substring(0, 8);
        String third = world.task(2).id().substring(0, 8);
        world.protect(first);
        transcoder.scaleTo(0);
        world.clock().advance(HOUR);
        String deployment = first.snapshot().startedBy();

        assertThat(first.story().lines())
                .containsExactly(
                        "2024-01-01T00:00:00Z  task media/transcoder/" + id + " was created",
                        "2024-01-01T00:00:00Z  task media/transcoder/" + id
                                + " went PROVISIONING -> PENDING -> ACTIVATING -> RUNNING",
                        "2024-01-01T00:00:00Z  task media/transcoder/" + id
                                + " is protected until 2024-01-01T01:00:00Z",
                        "2024-01-01T00:00:00Z  service media/transcoder scales in to 0: stops " + second + ", " + third
                                + " (the zone with most tasks first, then the oldest), spares the protected " + id,
                        "2024-01-01T00:00:00Z  service media/transcoder cannot scale in to 0: protected " + id,
                        "2024-01-01T01:00:00Z  task media/transcoder/" + id + " lost its protection: it expired",
                        "2024-01-01T01:00:00Z  service media/transcoder scales in to 0: stops " + id
                                + " (the zone with most tasks first, then the oldest)",
                        "2024-01-01T01:00:00Z  task media/transcoder/" + id
                                + " was told to stop (ServiceSchedulerInitiated: Scaling activity initiated by"
                                + " (deployment " + deployment + "))",
                        "2024-01-01T01:00:00Z  task media/transcoder/" + id
                                + " went RUNNING -> DEACTIVATING -> STOPPING -> DEPROVISIONING -> STOPPED");
    }

    @Test
    void stopHandler_thatEndsTheContainersTwice_isToldWhichCameInTime() {
        List<Boolean> inTime = new ArrayList<>();
        SimulatedTask task = world.task(0);
        task.onStop(notice -> inTime.addAll(List.of(notice.exit(3), notice.exit(4))));

        assertThat(task.isStopped()).isFalse();
        task.stop();

        assertThat(inTime).containsExactly(true, false);
        assertThat(task.snapshot().exitCode()).isEqualTo(3);
    }
}
