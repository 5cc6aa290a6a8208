package io.github.ecssimulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.StopCode;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Scheduling.RetirementOfProtected;
import io.github.ecssimulator.policy.Scheduling.RetirementOrder;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stories of Fargate hosts that are retired. documented: task maintenance. */
class RetirementScenarioTest {
    private static final TaskTimings SLOW = TaskTimings.instant().withPending(Duration.ofSeconds(20));

    private final Stage stage = new Stage(EcsSimulator.builder().taskTimings(SLOW));

    @Test
    void retiredTask_maximumPercent200_staysUntilItsReplacementRuns() {
        SimulatedService service = running(stage, DeploymentSettings.replicaDefaults());
        SimulatedTask old = service.tasks().get(0);

        old.retire();

        assertThat(service.tasks()).hasSize(3).contains(old);
        stage.advance("PT19.999S");
        assertThat(old.isRunning()).isTrue();
        stage.advance("PT0.001S");
        assertThat(old.snapshot().stopCode()).contains(StopCode.TERMINATION_NOTICE);
        assertThat(service.tasks()).hasSize(2).doesNotContain(old);
        assertThat(service.runningCount()).isEqualTo(2);
    }

    @Test
    void retiredTask_maximumPercent100_stopsFirst() {
        SimulatedService service =
                running(stage, DeploymentSettings.replicaDefaults().withPercents(50, 100));
        SimulatedTask old = service.tasks().get(0);

        old.retire();

        assertThat(old.isStopped()).isTrue();
        assertThat(service.runningCount()).isEqualTo(1);
        assertThat(service.tasks()).hasSize(2);
    }

    @Test
    void retiredTask_whoseReplacementCannotStart_isStoppedAllTheSame() {
        var definition = stage.ecs.registerTaskDefinition("transcoder");
        SimulatedService service = running(stage, DeploymentSettings.replicaDefaults());
        SimulatedTask old = service.tasks().get(0);
        assertThat(definition.failsToStart("CannotPullContainerError")).isNotNull();

        old.retire();
        assertThat(old.isRunning()).isTrue();
        stage.advance("PT20S");

        assertThat(old.isStopped()).isTrue();
    }

    @Test
    void retiredTasks_together_leaveAsTheirPlacesAreTaken() {
        SimulatedService service = running(stage, DeploymentSettings.replicaDefaults());
        List<SimulatedTask> old = service.tasks();

        old.forEach(SimulatedTask::retire);
        old.get(0).retire(); // told twice

        assertThat(service.tasks()).hasSize(4);
        stage.advance("PT20S");
        assertThat(old).allMatch(SimulatedTask::isStopped);
        assertThat(service.runningCount()).isEqualTo(2);
    }

    @Test
    void retiredTask_serviceScaledInMeanwhile_leavesWithoutReplacement() {
        SimulatedService service = running(stage, DeploymentSettings.replicaDefaults());
        service.tasks().get(0).retire();

        service.scaleTo(0);

        assertThat(service.tasks()).isEmpty();
    }

    @Test
    void retiredTask_standalone_stopsAtOnce() {
        SimulatedTask task = stage.media.runTask();
        stage.advance("PT20S");

        task.retire();

        assertThat(task.isStopped()).isTrue();
    }

    @Test
    void retiredTask_protected_isReplacedAndStopped() { // assumed: U25
        SimulatedService service = running(stage, DeploymentSettings.replicaDefaults());
        SimulatedTask busy = service.tasks().get(0);
        stage.protect(60, busy);

        busy.retire();
        stage.advance("PT20S");

        assertThat(busy.isStopped()).isTrue();
        assertThat(service.protectedTasks()).isEmpty();
    }

    @Test
    void retiredTask_protectedAndSpared_runsOn() { // U25
        Stage sparing = new Stage(EcsSimulator.builder().policy(RetirementOfProtected.SPARES));
        SimulatedService service = sparing.media.createService("transcoder", 2);
        SimulatedTask busy = service.tasks().get(0);
        sparing.protect(60, busy);

        busy.retire();

        assertThat(busy.isRunning()).isTrue();
        assertThat(service.tasks()).hasSize(2);
    }

    @Test
    void retirementOrder_stopsFirst_stopsTheTaskAtOnce() { // U41
        Stage other = new Stage(
                EcsSimulator.builder().policy(RetirementOrder.STOPS_FIRST).taskTimings(SLOW));
        SimulatedService service = running(other, DeploymentSettings.replicaDefaults());
        SimulatedTask old = service.tasks().get(0);

        old.retire();

        assertThat(old.isStopped()).isTrue();
    }

    private static SimulatedService running(Stage stage, DeploymentSettings deployment) {
        SimulatedService service = stage.media.createService(
                "transcoder", ServiceSettings.replica(2).with(deployment));
        stage.advance("PT20S");
        return service;
    }
}
