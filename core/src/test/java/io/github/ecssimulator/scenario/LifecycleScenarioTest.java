package io.github.ecssimulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.SimulatedTaskSet;
import io.github.ecssimulator.Strike;
import io.github.ecssimulator.Subscription;
import io.github.ecssimulator.api.DeleteService;
import io.github.ecssimulator.model.EventBridgeEvent;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.StopCode;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Scheduling.DrainingHost;
import io.github.ecssimulator.policy.Scheduling.RetirementOfProtected;
import io.github.ecssimulator.policy.Scheduling.ServiceDeletion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stories of single tasks: how they come up, how they are stopped, and what protection does not stop. */
class LifecycleScenarioTest {
    private final Stage stage = new Stage();
    private final Stage slow = new Stage(EcsSimulator.builder().taskTimings(TaskTimings.realistic()));

    @Test
    void task_withRealisticTimings_passesEachStatusInItsTime() {
        SimulatedTask task = slow.media.runTask();

        assertThat(task.lastStatus()).isEqualTo(TaskStatus.PROVISIONING);
        slow.advance("PT5S");
        assertThat(task.lastStatus()).isEqualTo(TaskStatus.PENDING);
        slow.advance("PT20S");
        assertThat(task.lastStatus()).isEqualTo(TaskStatus.ACTIVATING);
        slow.advance("PT5S");
        assertThat(task.snapshot().startedAt()).isEqualTo(slow.at("PT30S"));
    }

    @Test
    void task_stopped_passesDownInItsTime() {
        SimulatedTask task = runningTask();

        task.stop();

        assertThat(task.lastStatus()).isEqualTo(TaskStatus.DEACTIVATING);
        slow.advance("PT5S");
        assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPING);
        slow.advance("PT30S");
        assertThat(task.lastStatus()).isEqualTo(TaskStatus.DEPROVISIONING);
        slow.advance("PT5S");
        assertThat(task.snapshot().stoppedAt()).isEqualTo(slow.at("PT1M40S"));
        assertThat(task.snapshot().stoppingAt()).isEqualTo(slow.at("PT1M"));
    }

    @Test
    void task_stoppedBeforeItRan_goesStraightToDeprovisioning() {
        SimulatedTask task = slow.media.runTask();
        slow.advance("PT10S");

        task.stop();
        slow.advance("PT5S");

        assertThat(task.isStopped()).isTrue();
        assertThat(task.snapshot().startedAt()).isNull();
        assertThat(task.snapshot().exitCode()).isNull();
    }

    @Test
    void stopSignal_handledInTime_endsTheTaskWithItsExitCode() {
        SimulatedTask task = runningTask();
        List<Instant> signalled = new ArrayList<>();
        task.onStop(notice -> {
            signalled.add(slow.ecs.clock().instant());
            slow.ecs.clock().runAfter(Duration.ofSeconds(12), "finish", () -> notice.exit(0));
        });

        task.stop();
        slow.advance("PT5M");

        assertThat(signalled).containsExactly(slow.at("PT1M5S"));
        assertThat(task.snapshot().exitCode()).isZero();
        assertThat(task.snapshot().stoppedAt()).isEqualTo(slow.at("PT1M22S"));
    }

    @Test
    void stopSignal_handledTooLate_isKilledAtTheTimeout() {
        SimulatedTask task = runningTask();
        List<Boolean> inTime = new ArrayList<>();
        task.onStop(notice ->
                slow.ecs.clock().runAfter(Duration.ofSeconds(31), "finish", () -> inTime.add(notice.exit(0))));

        task.stop();
        slow.advance("PT5M");

        assertThat(task.snapshot().exitCode()).isEqualTo(137);
        assertThat(inTime).containsExactly(false);
        assertThat(task.snapshot().stoppedAt()).isEqualTo(slow.at("PT1M40S"));
    }

    @Test
    void stopSignal_handledInAWorldWhereStoppingTakesNoTime_lastsUntilTheContainersEnd() {
        SimulatedTask task = stage.media.runTask();
        task.onStop(
                notice -> stage.ecs.clock().runAfter(Duration.ofSeconds(5), "finish the work", () -> notice.exit(0)));

        task.stop();
        assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPING);
        stage.advance("PT5S");

        assertThat(task.snapshot().exitCode()).isZero();
        assertThat(task.snapshot().stoppedAt()).isEqualTo(stage.at("PT5S"));
    }

    @Test
    void stopSignal_handlerEndsTheContainersAtOnce_takesNoTime() {
        SimulatedTask task = stage.media.runTask();
        task.onStop(notice -> notice.exit(3));

        task.stop();

        assertThat(task.isStopped()).isTrue();
        assertThat(task.snapshot().exitCode()).isEqualTo(3);
    }

    @Test
    void stopSignal_nobodyHandlesIt_isKilledAtTheTimeout() {
        SimulatedTask task = runningTask();

        task.stop();
        slow.advance("PT5M");

        assertThat(task.snapshot().exitCode()).isEqualTo(137);
    }

    @Test
    void lostHost_sendsNoSignalAndLeavesNoTime() {
        SimulatedTask task = runningTask();
        task.onStop(notice -> {
            throw new AssertionError("nobody is left to send a signal, or to get one");
        });

        task.loseHost();

        assertThat(task.described().executionStoppedAt())
                .isEqualTo(slow.ecs.clock().instant());
        slow.advance("PT5M");
        assertThat(task.snapshot().exitCode()).isEqualTo(137);
    }

    @Test
    void lostHost_ofATaskThatHasBeenSignalled_endsItsTime() {
        SimulatedTask task = stage.media.runTask();
        List<Instant> signalled = new ArrayList<>();
        task.onStop(notice -> signalled.add(stage.ecs.clock().instant()));
        task.stop();
        stage.advance("PT5S");

        task.loseHost();

        assertThat(signalled).hasSize(1);
        assertThat(task.snapshot().stoppedAt()).isEqualTo(stage.at("PT5S"));
        assertThat(task.snapshot().exitCode()).isEqualTo(137);
    }

    @Test
    void lostHost_ofATaskThatIsAboutToBeSignalled_sendsNoSignal() {
        SimulatedTask task = runningTask();
        task.onStop(notice -> {
            throw new AssertionError("nobody is left to send a signal, or to get one");
        });
        task.stop();
        assertThat(task.lastStatus()).isEqualTo(TaskStatus.DEACTIVATING);

        task.loseHost();
        slow.advance("PT10S"); // DEACTIVATING and DEPROVISIONING; STOPPING takes no time

        assertThat(task.isStopped()).isTrue();
        assertThat(task.snapshot().exitCode()).isEqualTo(137);
    }

    @Test
    void lostHost_ofATaskThatIsStillPending_leavesContainersThatNeverRan() {
        SimulatedTask task = slow.media.runTask();

        task.loseHost();
        slow.advance("PT5M");

        assertThat(task.isStopped()).isTrue();
        assertThat(task.snapshot().exitCode()).isNull();
    }

    @Test
    void crash_needsNoStopSignal() {
        SimulatedTask task = runningTask();
        task.onStop(notice -> {
            throw new AssertionError("a crashed task gets no signal");
        });

        task.crash(1);
        slow.advance("PT5M");

        assertThat(task.snapshot().exitCode()).isEqualTo(1);
        assertThat(task.snapshot().stoppedAt()).isEqualTo(slow.at("PT1M10S"));
    }

    @Test
    void stoppingTask_isReplacedWhileItStops() {
        SimulatedService service = slow.media.createService("transcoder", 1);
        slow.advance("PT1M");
        SimulatedTask first = service.tasks().get(0);

        first.stop();

        assertThat(service.tasks()).hasSize(1).doesNotContain(first);
        assertThat(first.lastStatus()).isEqualTo(TaskStatus.DEACTIVATING);
    }

    @Test
    void stoppedTask_isFoundForAnHourAndGoneThen() {
        SimulatedTask task = stage.media.runTask();
        task.stop();

        stage.advance("PT59M59.999S");
        assertThat(stage.media.tasks()).containsExactly(task);
        stage.advance("PT0.001S");

        assertThat(stage.media.tasks()).isEmpty();
        assertThat(stage.ecs.task(task.id())).isEmpty();
        assertThat(task.isStopped()).isTrue();
    }

    @Test
    void protection_stopsNoneOfTheOtherWaysToEnd() {
        SimulatedService service = stage.media.createService("transcoder", 1);

        for (Strike strike : Strike.values()) {
            SimulatedTask task = protectedOf(service);
            strike.at(task);
            assertThat(task.isStopped()).as(strike.toString()).isTrue();
            assertThat(task.snapshot().stopCode()).as(strike.toString()).contains(strike.code());
        }
        SimulatedTask last = protectedOf(service);
        last.stop("drained by hand");

        assertThat(last.isStopped()).isTrue();
        assertThat(last.snapshot().stopCode()).contains(StopCode.USER_INITIATED);
        assertThat(service.tasks()).hasSize(1).noneMatch(SimulatedTask::isProtected);
    }

    private SimulatedTask protectedOf(SimulatedService service) {
        SimulatedTask task = service.tasks().get(0);
        stage.protect(60, task);
        return task;
    }

    @Test
    void retirement_sparingSwitchedOn_leavesTheProtectedTask() {
        Stage other = new Stage(EcsSimulator.builder().policy(RetirementOfProtected.SPARES));
        SimulatedTask task = protectedTask(other);

        task.retire();

        assertThat(task.isRunning()).isTrue();
    }

    @Test
    void drainingHost_byDefault_stopsTheProtectedTask() {
        SimulatedTask task = protectedTask(stage);

        task.drainHost();

        assertThat(task.isStopped()).isTrue();
    }

    @Test
    void drainingHost_sparingSwitchedOn_leavesTheProtectedTask() {
        Stage other = new Stage(EcsSimulator.builder().policy(DrainingHost.SPARES_PROTECTED));
        SimulatedTask task = protectedTask(other);

        task.drainHost();

        assertThat(task.isRunning()).isTrue();
    }

    @Test
    void serviceDeletedWithoutForce_atDesiredCountZero_stopsProtectedTasksToo() { // assumed: U26
        SimulatedTask task = protectedTask(stage);
        SimulatedService service = task.service().orElseThrow();
        service.scaleTo(0);
        assertThat(task.isRunning()).isTrue();

        deleteWithoutForce(stage, service);

        assertThat(task.isStopped()).isTrue();
        assertThat(service.snapshot().status()).isEqualTo(ServiceStatus.INACTIVE);
    }

    @Test
    void serviceDeletedWithoutForce_waitingSwitchedOn_drainsUntilTheProtectionEnds() { // U26
        Stage other = new Stage(EcsSimulator.builder().policy(ServiceDeletion.WAITS_FOR_PROTECTION));
        SimulatedTask task = protectedTask(other);
        SimulatedService service = task.service().orElseThrow();
        service.scaleTo(0);

        deleteWithoutForce(other, service);

        assertThat(task.isRunning()).isTrue();
        assertThat(service.snapshot().status()).isEqualTo(ServiceStatus.DRAINING);
        other.clear(task);
        assertThat(service.snapshot().status()).isEqualTo(ServiceStatus.INACTIVE);
    }

    private static void deleteWithoutForce(Stage stage, SimulatedService service) {
        assertThat(stage.ecs
                        .api()
                        .execute(new DeleteService.Request("media", service.name(), null))
                        .response()
                        .service()
                        .status())
                .isEqualTo("DRAINING");
    }

    @Test
    void serviceDeletedByForce_stopsProtectedTasksToo() {
        SimulatedTask task = protectedTask(stage);
        SimulatedService service = task.service().orElseThrow();

        service.delete();

        assertThat(task.isStopped()).isTrue();
        assertThat(service.snapshot().status()).isEqualTo(ServiceStatus.INACTIVE);
    }

    @Test
    void serviceDeletedByForce_waitingSwitchedOn_drainsUntilProtectionEnds() {
        Stage other = new Stage(EcsSimulator.builder().policy(ServiceDeletion.WAITS_FOR_PROTECTION));
        SimulatedTask task = protectedTask(other);
        SimulatedService service = task.service().orElseThrow();

        service.delete();

        assertThat(service.snapshot().status()).isEqualTo(ServiceStatus.DRAINING);
        other.advance("PT60M");
        assertThat(task.isStopped()).isTrue();
        assertThat(task.snapshot().stopCause()).isEqualTo(StopCause.DELETION);
        assertThat(service.snapshot().status()).isEqualTo(ServiceStatus.INACTIVE);
    }

    @Test
    void taskSet_scaledDown_sparesItsProtectedTasks() {
        SimulatedTaskDefinition definition = stage.ecs.registerTaskDefinition("transcoder");
        SimulatedService external = stage.media.createService("external", ServiceSettings.external(4));
        SimulatedTaskSet blue = external.createTaskSet(definition, 100);
        SimulatedTaskSet green = external.createTaskSet(definition, 25);
        assertThat(external.runningCount()).isEqualTo(5);
        SimulatedTask busy = blue.tasks().get(0);
        stage.protect(60, busy);

        blue.scaleTo(0);
        green.scaleTo(100);

        assertThat(blue.tasks()).containsExactly(busy);
        assertThat(green.tasks()).hasSize(4);
        assertThat(Stage.messages(external)).anyMatch(text -> text.contains("(taskSet " + blue.id() + ") was unable"));
        stage.advance("PT60M");
        assertThat(blue.tasks()).isEmpty();
    }

    @Test
    void taskSet_deletedByForce_stopsItsTasks() {
        SimulatedTaskDefinition definition = stage.ecs.registerTaskDefinition("transcoder");
        SimulatedService external = stage.media.createService("external", ServiceSettings.external(2));
        SimulatedTaskSet blue = external.createTaskSet(definition, 100);
        SimulatedTask busy = blue.tasks().get(0);
        stage.protect(60, busy);

        blue.delete();

        assertThat(busy.isStopped()).isTrue();
        assertThat(external.deployments()).isEmpty();
    }

    @Test
    void taskSet_percentOutOfRange_isRefused() {
        SimulatedTaskDefinition definition = stage.ecs.registerTaskDefinition("transcoder");
        SimulatedService external = stage.media.createService("external", ServiceSettings.external(2));
        SimulatedTaskSet set = external.createTaskSet(definition, 100);

        assertThatIllegalArgumentException().isThrownBy(() -> external.createTaskSet(definition, 101));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set.scaleTo(-0.5))
                .withMessage("scalePercent must be from 0 to 100, but was -0.5.");
        assertThat(set).hasToString("task set " + set.id());
        assertThat(set.snapshot()).isEqualTo(external.deployments().get(0));
    }

    @Test
    void taskSet_ofADeletedService_changesNothingAndIsWrittenNowhere() {
        Stage waiting = new Stage(EcsSimulator.builder().policy(ServiceDeletion.WAITS_FOR_PROTECTION));
        SimulatedTaskDefinition definition = waiting.ecs.registerTaskDefinition("transcoder");
        SimulatedService external = waiting.media.createService("external", ServiceSettings.external(1));
        SimulatedTaskSet set = external.createTaskSet(definition, 100);
        waiting.protect(60, set.tasks().get(0));
        external.delete();
        int before = waiting.ecs.journal().entries().size();

        for (Runnable change :
                List.<Runnable>of(() -> external.createTaskSet(definition, 100), () -> set.scaleTo(50), set::delete)) {
            assertThatIllegalStateException()
                    .isThrownBy(change::run)
                    .withMessageContaining("Service was not ACTIVE. (ServiceNotActiveException)");
        }

        assertThat(waiting.ecs.journal().entries()).hasSize(before);
    }

    @Test
    void subscriber_isToldOfTaskChangesInOrder() {
        List<String> statuses = new ArrayList<>();
        Subscription subscription = slow.ecs.onEvent(event -> record(event, statuses));
        slow.media.runTask();
        slow.advance("PT1M");
        subscription.close();
        slow.media.runTask();
        slow.advance("PT1M");

        assertThat(statuses).containsExactly("PROVISIONING", "PENDING", "ACTIVATING", "RUNNING");
    }

    @Test
    void subscriber_isToldOfHeldScaleInAndOfTheDeployment() {
        SimulatedService service = stage.media.createService("transcoder", 1);
        SimulatedTask busy = service.tasks().get(0);
        List<Object> names = new ArrayList<>();
        stage.ecs.onEvent(event -> {
            Object name = event.detail().get("eventName");
            if (name != null) {
                names.add(name);
            }
        });
        stage.protect(60, busy);

        service.deploy();
        stage.advance("PT60M");

        assertThat(names)
                .containsExactly(
                        "SERVICE_DEPLOYMENT_IN_PROGRESS",
                        "TASKSET_SCALE_IN_FAILURE_BY_TASK_PROTECTION",
                        "SERVICE_DEPLOYMENT_COMPLETED",
                        "SERVICE_STEADY_STATE");
    }

    @Test
    void targetTracking_computesFromTheRunningCountIncludingProtectedSurplus() {
        SimulatedService service = stage.media.createService("transcoder", 4);
        service.tasks().forEach(task -> stage.protect(120, task));
        service.scaleTo(1);
        double[] load = {10};
        service.autoScaling(1, 20).trackTarget(Duration.ofMinutes(1), () -> load[0], 10);

        stage.advance("PT1M");
        assertThat(service.desiredCount()).isEqualTo(4);
        load[0] = 20;
        stage.advance("PT1M");

        assertThat(service.desiredCount()).isEqualTo(8);
    }

    @Test
    void scaleIn_whileADeploymentIsInProgress_isHeldBack() {
        SimulatedService service = stage.media.createService("transcoder", 4);
        stage.protect(30, service.tasks().get(0));
        service.deploy();
        service.autoScaling(1, 20).scheduleAt(stage.at("PT10M"), 2);
        service.autoScaling(1, 20).scheduleAt(stage.at("PT40M"), 2);

        stage.advance("PT10M");
        assertThat(service.desiredCount()).isEqualTo(4);
        stage.advance("PT30M");

        assertThat(service.desiredCount()).isEqualTo(2);
    }

    @Test
    void scaleOut_whileADeploymentIsInProgress_goesOn() { // documented: SAS
        SimulatedService service = stage.media.createService("transcoder", 4);
        stage.protect(30, service.tasks().get(0));
        service.deploy();
        service.autoScaling(1, 20).scheduleAt(stage.at("PT10M"), 6);

        stage.advance("PT10M");

        assertThat(service.desiredCount()).isEqualTo(6);
        assertThat(service.deployments()).hasSize(2);
    }

    @Test
    void stepScaling_addsTheStepOfTheMetric() {
        SimulatedService service = stage.media.createService("transcoder", 2);
        double[] queue = {5};
        service.autoScaling(1, 6)
                .scaleBySteps(Duration.ofMinutes(1), () -> queue[0], Map.of(0.0, -1, 10.0, 0, 100.0, 3));

        stage.advance("PT1M");
        assertThat(service.desiredCount()).isEqualTo(1);
        queue[0] = 50;
        stage.advance("PT1M");
        assertThat(service.desiredCount()).isEqualTo(1);
        queue[0] = 150;
        stage.advance("PT2M");

        assertThat(service.desiredCount()).isEqualTo(6);
    }

    private static void record(EventBridgeEvent event, List<String> statuses) {
        if (event.detailType().equals("ECS Task State Change")) {
            statuses.add(String.valueOf(event.detail().get("lastStatus")));
        }
    }

    private SimulatedTask runningTask() {
        SimulatedTask task = slow.media.runTask();
        slow.advance("PT1M");
        TaskSnapshot snapshot = task.snapshot();
        assertThat(snapshot.isRunning()).isTrue();
        return task;
    }

    private static SimulatedTask protectedTask(Stage stage) {
        SimulatedTask task = stage.media.createService("transcoder", 1).tasks().get(0);
        stage.protect(60, task);
        return task;
    }
}
