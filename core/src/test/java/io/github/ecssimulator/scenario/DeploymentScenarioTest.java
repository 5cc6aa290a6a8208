package io.github.ecssimulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.DesiredStatus;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskSetSnapshot;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Scheduling.CircuitBreakerCount;
import io.github.ecssimulator.policy.Scheduling.RestartThrottle;
import io.github.ecssimulator.policy.Scheduling.RollbackProtection;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stories of deployments that meet protected tasks. */
class DeploymentScenarioTest {
    private static final String STUCK =
            "(service transcoder) was unable to stop or start tasks during a deployment because"
                    + " of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try"
                    + " again.";

    private final Stage stage = new Stage();
    private final SimulatedService transcoder = stage.media.createService("transcoder", 2);
    private final List<SimulatedTask> old = transcoder.tasks();

    @Test
    void forcedDeployment_nothingProtected_replacesEveryTask() {
        String id = transcoder.deploy();

        assertThat(transcoder.tasks()).hasSize(2).doesNotContainAnyElementsOf(old);
        assertThat(transcoder.deployments()).extracting(TaskSetSnapshot::id).containsExactly(id);
        assertThat(transcoder.deployments().get(0).rolloutState()).isEqualTo(RolloutState.COMPLETED);
        assertThat(old.get(0).snapshot().stopCause()).isEqualTo(StopCause.DEPLOYMENT);
    }

    @Test
    void deployment_withAProtectedOldTask_staysInProgressUntilItExpires() {
        stage.protect(60, old.get(0));

        transcoder.deploy();

        assertThat(old.get(0).isRunning()).isTrue();
        assertThat(old.get(1).isStopped()).isTrue();
        assertThat(transcoder.runningCount()).isEqualTo(3);
        assertThat(rollout()).isEqualTo(RolloutState.IN_PROGRESS);
        stage.advance("PT59M59.999S");
        assertThat(rollout()).isEqualTo(RolloutState.IN_PROGRESS);
        stage.advance("PT0.001S");
        assertThat(rollout()).isEqualTo(RolloutState.COMPLETED);
        assertThat(transcoder.deployments().get(0).finishedAt()).isEqualTo(stage.at("PT1H"));
        assertThat(old.get(0).isStopped()).isTrue();
    }

    @Test
    void deployment_withAProtectedOldTask_completesWhenItIsCleared() {
        stage.protect(60, old.get(0));
        transcoder.deploy();
        stage.advance("PT20M");

        stage.clear(old.get(0));

        assertThat(transcoder.deployments().get(0).finishedAt()).isEqualTo(stage.at("PT20M"));
    }

    @Test
    void deployment_heldByAProtectedTask_isToldWithTheOldTaskSet() {
        String source = transcoder.deployments().get(0).id();
        stage.protect(60, old.get(0));

        transcoder.deploy();

        assertThat(Stage.messages(transcoder))
                .anyMatch(text -> text.contains("(taskSet " + source + ") was unable to scale in"));
    }

    @Test
    void deployment_maximumPercentLeavesNoRoom_isToldAndWaits() {
        transcoder.configure(DeploymentSettings.replicaDefaults().withPercents(100, 100));
        stage.protect(60, old.get(0), old.get(1));

        transcoder.deploy();

        assertThat(transcoder.tasks()).isEqualTo(old);
        assertThat(Stage.messages(transcoder)).contains(STUCK);
        stage.advance("PT60M");
        assertThat(Stage.messages(transcoder)).filteredOn(STUCK::equals).hasSize(1);
    }

    @Test
    void deployment_withoutRoomOnceMore_isToldAgainAtOnce() {
        transcoder.configure(DeploymentSettings.replicaDefaults().withPercents(100, 100));
        stage.protect(60, old.get(0), old.get(1));
        transcoder.deploy();
        transcoder.configure(DeploymentSettings.replicaDefaults());
        transcoder.configure(DeploymentSettings.replicaDefaults().withPercents(100, 100));
        assertThat(Stage.messages(transcoder)).filteredOn(STUCK::equals).hasSize(1);

        transcoder.tasks().get(3).crash(1);

        assertThat(Stage.messages(transcoder)).filteredOn(STUCK::equals).hasSize(2);
    }

    @Test
    void deployment_withAllItsTasksBesideProtectedOldOnes_isNotToldAsStuck() {
        stage.protect(60, old.get(0), old.get(1));
        transcoder.deploy();

        transcoder.scaleTo(2); // the scheduler finds nothing to do

        assertThat(transcoder.runningCount()).isEqualTo(4);
        assertThat(Stage.messages(transcoder)).doesNotContain(STUCK);
    }

    @Test
    void deployment_replacedBeforeItHadATask_isNotKept() { // documented: Deployment - ACTIVE while it has running tasks
        transcoder.configure(DeploymentSettings.replicaDefaults().withPercents(50, 100));
        stage.protect(60, old.get(0), old.get(1));
        String source = transcoder.deployments().get(0).id();

        transcoder.deploy();
        String latest = transcoder.deploy();

        assertThat(transcoder.deployments()).extracting(TaskSetSnapshot::id).containsExactly(latest, source);
    }

    @Test
    void deployment_withoutRoom_goesOnWhenMaximumPercentIsRaised() {
        transcoder.configure(DeploymentSettings.replicaDefaults().withPercents(100, 100));
        stage.protect(60, old.get(0), old.get(1));
        transcoder.deploy();

        transcoder.configure(DeploymentSettings.replicaDefaults());

        assertThat(transcoder.runningCount()).isEqualTo(4);
        assertThat(rollout()).isEqualTo(RolloutState.IN_PROGRESS);
    }

    @Test
    void deployment_minimumHealthyPercent_keepsTasksRunningWhileNewOnesStart() {
        Stage slow = new Stage(
                EcsSimulator.builder().taskTimings(TaskTimings.instant().withPending(Duration.ofSeconds(20))));
        SimulatedService service = slow.media.createService(
                "transcoder",
                ServiceSettings.replica(4)
                        .with(DeploymentSettings.replicaDefaults().withPercents(50, 100)));
        slow.advance("PT20S");

        service.deploy();

        assertThat(service.snapshot().runningCount()).isEqualTo(2);
        slow.advance("PT20S");
        assertThat(service.snapshot().runningCount()).isEqualTo(2);
        slow.advance("PT20S");
        assertThat(service.snapshot().runningCount()).isEqualTo(4);
        assertThat(service.deployments()).hasSize(1);
    }

    @Test
    void failingDeployment_withRollback_returnsToTheLastCompletedOne() {
        SimulatedTaskDefinition broken =
                stage.ecs.registerTaskDefinition("broken").failsToStart("CannotPullContainerError");
        transcoder.configure(DeploymentSettings.replicaDefaults().withCircuitBreaker(CircuitBreaker.ROLL_BACK));
        String source = transcoder.deployments().get(0).id();

        transcoder.deploy(broken);
        stage.advance("PT10M");

        assertThat(transcoder.tasks()).isEqualTo(old);
        assertThat(transcoder.deployments()).extracting(TaskSetSnapshot::id).containsExactly(source);
        assertThat(stage.ecs.journal().events(DeploymentEvent.RolledBack.class)).hasSize(1);
    }

    @Test
    void deployment_oldTasksThatDoNotRunYet_areStoppedAtOnce() {
        Stage slow = new Stage(
                EcsSimulator.builder().taskTimings(TaskTimings.instant().withPending(Duration.ofSeconds(20))));
        SimulatedService service = slow.media.createService("transcoder", 2);
        List<SimulatedTask> coming = service.tasks();

        service.deploy();

        assertThat(coming).allMatch(task -> task.snapshot().desiredStatus() == DesiredStatus.STOPPED);
        assertThat(service.tasks()).hasSize(2).doesNotContainAnyElementsOf(coming);
    }

    @Test
    void failingDeployment_whenEveryOldTaskHasLeft_returnsToTheirRevisionAllTheSame() {
        transcoder.configure(
                DeploymentSettings.replicaDefaults().withPercents(0, 100).withCircuitBreaker(CircuitBreaker.ROLL_BACK));

        transcoder.deploy(stage.ecs.registerTaskDefinition("broken").failsToStart("CannotPullContainerError"));
        assertThat(old).allMatch(SimulatedTask::isStopped);
        stage.advance("PT10M");

        assertThat(rollout()).isEqualTo(RolloutState.COMPLETED);
        assertThat(transcoder.tasks()).hasSize(2).allMatch(SimulatedTask::isRunning);
        assertThat(stage.ecs.journal().events(DeploymentEvent.RolledBack.class)).hasSize(1);
    }

    @Test
    void failingDeployment_whoseSourceFailedToStartMeanwhile_triesItAgainAtOnce() {
        SimulatedTaskDefinition shaky = stage.ecs.registerTaskDefinition("shaky");
        transcoder.deploy(shaky);
        transcoder.configure(DeploymentSettings.replicaDefaults().withCircuitBreaker(CircuitBreaker.ROLL_BACK));
        transcoder.deploy(stage.ecs.registerTaskDefinition("broken").failsToStart("CannotPullContainerError"));
        stage.advance("PT50S"); // two tasks have failed; the next is tried at 60 s
        shaky.failsToStart("CannotPullContainerError");
        transcoder.tasks().get(0).crash(1); // would be tried again at 80 s
        shaky.startsAgain();

        stage.advance("PT10S");

        assertThat(stage.ecs.journal().events(DeploymentEvent.RolledBack.class)).hasSize(1);
        assertThat(transcoder.runningCount()).isEqualTo(2);
    }

    @Test
    void failingDeployment_withoutRollback_failsAndLeavesTheOldTasks() {
        SimulatedTaskDefinition broken =
                stage.ecs.registerTaskDefinition("broken").failsToStart("CannotPullContainerError");
        transcoder.configure(DeploymentSettings.replicaDefaults().withCircuitBreaker(CircuitBreaker.FAIL));

        transcoder.deploy(broken);
        stage.advance("PT10M");

        assertThat(rollout()).isEqualTo(RolloutState.FAILED);
        assertThat(transcoder.tasks()).isEqualTo(old);
        assertThat(transcoder.deployments().get(0).rolloutStateReason())
                .isEqualTo("ECS deployment circuit breaker: tasks failed to start.");
    }

    @Test
    void failingDeployment_withoutBreaker_triesForEverWithGrowingWaits() {
        SimulatedTaskDefinition broken =
                stage.ecs.registerTaskDefinition("broken").failsToStart("CannotPullContainerError");

        transcoder.deploy(broken);
        stage.advance("PT24H");

        assertThat(rollout()).isEqualTo(RolloutState.IN_PROGRESS);
        assertThat(transcoder.deployments().get(0).failedTasks()).isBetween(50, 200);
        broken.startsAgain();
        stage.advance("PT27M");
        assertThat(rollout()).isEqualTo(RolloutState.COMPLETED);
        assertThat(transcoder.deployments().get(0).failedTasks()).isZero();
    }

    @Test
    void failingDeployment_restartThrottleOfHalfAMinute_triesTwiceAMinute() { // U35
        Stage other = new Stage(EcsSimulator.builder().policy(RestartThrottle.HALF_MINUTE));
        SimulatedService service = other.media.createService("transcoder", 1);
        SimulatedTaskDefinition broken =
                other.ecs.registerTaskDefinition("broken").failsToStart("CannotPullContainerError");

        service.deploy(broken);
        other.advance("PT10M");

        assertThat(service.deployments().get(0).failedTasks()).isEqualTo(21);
    }

    @Test
    void circuitBreaker_countingStartFailuresOnly_ignoresHealthChecks() { // U29
        Stage other = new Stage(EcsSimulator.builder().policy(CircuitBreakerCount.START_FAILURES));
        SimulatedService service = other.media.createService("transcoder", 2);
        service.configure(DeploymentSettings.replicaDefaults().withCircuitBreaker(CircuitBreaker.ROLL_BACK));
        other.protect(60, service.tasks().get(0));
        service.deploy();

        for (int failure = 0; failure < 3; failure++) {
            service.tasks().get(1).failHealthCheck();
        }

        assertThat(other.ecs.journal().events(DeploymentEvent.RolledBack.class)).isEmpty();
    }

    @Test
    void circuitBreaker_protectedOldTasksHoldTheDeployment_doesNotOpen() {
        transcoder.configure(DeploymentSettings.replicaDefaults().withCircuitBreaker(CircuitBreaker.ROLL_BACK));
        stage.protect(2880, old.get(0), old.get(1));

        transcoder.deploy();
        stage.advance("PT24H");

        assertThat(rollout()).isEqualTo(RolloutState.IN_PROGRESS);
        assertThat(stage.ecs.journal().events(DeploymentEvent.RolledBack.class)).isEmpty();
    }

    @Test
    void circuitBreaker_newTasksFailTheirHealthCheck_opens() {
        transcoder.configure(DeploymentSettings.replicaDefaults().withCircuitBreaker(CircuitBreaker.ROLL_BACK));
        stage.protect(60, old.get(0));
        transcoder.deploy();

        for (int failure = 0; failure < 3; failure++) {
            transcoder.tasks().get(1).failHealthCheck();
        }

        assertThat(stage.ecs.journal().events(DeploymentEvent.RolledBack.class)).hasSize(1);
        assertThat(transcoder.tasks()).contains(old.get(0));
    }

    @Test
    void rollback_protectedTaskOfTheFailedDeployment_survivesUntilItExpires() {
        SimulatedTask fresh = rollBackWithAProtectedNewTask(stage, transcoder, old);

        assertThat(fresh.isRunning()).isTrue();
        stage.advance("PT30M");

        assertThat(fresh.isStopped()).isTrue();
        assertThat(rollout()).isEqualTo(RolloutState.COMPLETED);
    }

    @Test
    void rollback_protectionSwitchedOff_stopsProtectedTasksToo() {
        Stage other = new Stage(EcsSimulator.builder().policy(RollbackProtection.STOPS_PROTECTED));
        SimulatedService service = other.media.createService("transcoder", 2);

        SimulatedTask fresh = rollBackWithAProtectedNewTask(other, service, service.tasks());

        assertThat(fresh.isStopped()).isTrue();
    }

    @Test
    void blueGreen_protectedBlueTask_staysAfterTheTrafficMoved() {
        transcoder.configure(DeploymentSettings.replicaDefaults().asBlueGreen(Duration.ofMinutes(5)));
        stage.protect(60, old.get(0));

        transcoder.deploy();

        assertThat(stage.ecs.journal().events(DeploymentEvent.TrafficMoved.class))
                .hasSize(1);
        assertThat(transcoder.runningCount()).isEqualTo(4);
        stage.advance("PT5M");
        assertThat(transcoder.tasks()).contains(old.get(0)).doesNotContain(old.get(1));
        stage.advance("PT55M");
        assertThat(transcoder.deployments().get(0).finishedAt()).isEqualTo(stage.at("PT1H"));
    }

    @Test
    void blueGreen_greenTasksStillStarting_movesNoTraffic() {
        Stage slow = new Stage(
                EcsSimulator.builder().taskTimings(TaskTimings.instant().withPending(Duration.ofSeconds(20))));
        SimulatedService service = slow.media.createService(
                "transcoder",
                ServiceSettings.replica(2)
                        .with(DeploymentSettings.replicaDefaults().asBlueGreen(Duration.ZERO)));
        slow.advance("PT20S");
        long moved =
                slow.ecs.journal().events(DeploymentEvent.TrafficMoved.class).count();
        service.deploy();

        assertThat(slow.ecs.journal().events(DeploymentEvent.TrafficMoved.class))
                .hasSize((int) moved);
        slow.advance("PT20S");

        assertThat(slow.ecs.journal().events(DeploymentEvent.TrafficMoved.class))
                .hasSize((int) moved + 1);
        assertThat(service.deployments()).hasSize(1);
    }

    @Test
    void daemon_deployment_replacesOneForOneAndSparesTheProtected() {
        SimulatedService agent = stage.media.createDaemonService("agent", 3);
        List<SimulatedTask> daemons = agent.tasks();
        stage.protect(60, daemons.get(0));

        agent.deploy();

        assertThat(agent.tasks()).hasSize(3).contains(daemons.get(0));
        stage.advance("PT60M");
        assertThat(agent.tasks()).hasSize(3).doesNotContain(daemons.get(0));
        assertThat(agent.deployments()).hasSize(1);
    }

    @Test
    void deploy_externalService_isRefusedInTheWordsOfEcs() {
        SimulatedService external = stage.media.createService("external", ServiceSettings.external(4));

        assertThatIllegalStateException()
                .isThrownBy(external::deploy)
                .withMessageContaining("EXTERNAL")
                .withMessageContaining("InvalidParameterException");
    }

    private RolloutState rollout() {
        return transcoder.deployments().get(0).rolloutState();
    }

    private static SimulatedTask rollBackWithAProtectedNewTask(
            Stage stage, SimulatedService service, List<SimulatedTask> first) {
        service.configure(DeploymentSettings.replicaDefaults().withCircuitBreaker(CircuitBreaker.ROLL_BACK));
        stage.protect(30, first.get(0));
        service.deploy();
        SimulatedTask fresh = service.tasks().get(1);
        stage.protect(30, fresh);
        for (int failure = 0; failure < 3; failure++) {
            service.tasks().get(2).failHealthCheck();
        }
        return fresh;
    }
}
