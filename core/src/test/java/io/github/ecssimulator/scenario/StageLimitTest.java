package io.github.ecssimulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.api.DescribeServiceDeployments;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.ListServiceDeployments;
import io.github.ecssimulator.api.ServiceDeployment;
import io.github.ecssimulator.journal.DeploymentEvent;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.TaskSetSnapshot;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.policy.Scheduling.RollbackProtection;
import io.github.ecssimulator.policy.Scheduling.StageLimit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Blue/green deployments of which a stage lasts longer than the 24 hours it may: U57. */
class StageLimitTest {
    private static final int TWO_DAYS = 2880;

    private Stage stage;
    private SimulatedService transcoder;
    private List<SimulatedTask> blue;
    private String blueId;

    /** A blue/green service of two that runs its first deployment, and a bake time of five minutes. */
    private void play(Policy... settings) {
        EcsSimulatorBuilder builder = EcsSimulator.builder();
        List.of(settings).forEach(builder::policy);
        stage = new Stage(builder);
        transcoder = stage.media.createService("transcoder", 2);
        transcoder.configure(DeploymentSettings.replicaDefaults().asBlueGreen(Duration.ofMinutes(5)));
        blue = transcoder.tasks();
        blueId = transcoder.deployments().get(0).id();
    }

    @Test
    void cleanUp_protectedBlueTaskForTwoDays_failsAfterADayAndRollsBack() { // documented: blue/green, how it works
        play();
        stage.protect(TWO_DAYS, blue.get(0));
        String green = transcoder.deploy();

        stage.advance("PT24H4M59.999S");
        assertThat(rollouts()).containsExactly(RolloutState.IN_PROGRESS, RolloutState.COMPLETED);
        stage.advance("PT0.001S");

        assertThat(transcoder.deployments()).extracting(TaskSetSnapshot::id).containsExactly(blueId);
        assertThat(rollouts()).containsExactly(RolloutState.COMPLETED);
        assertThat(transcoder.tasks()).hasSize(2).contains(blue.get(0)).doesNotContain(blue.get(1));
        assertThat(blue.get(0).isProtected()).isTrue();
        assertThat(stage.ecs.journal().events(DeploymentEvent.RolledBack.class))
                .extracting(DeploymentEvent.RolledBack::failed, DeploymentEvent.RolledBack::target)
                .containsExactly(tuple(green, blueId));
        assertThat(stage.ecs.journal().events(DeploymentEvent.TrafficMoved.class))
                .extracting(DeploymentEvent.TrafficMoved::id)
                .containsExactly(green, blueId);
        assertThat(latest().status()).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(Stage.messages(transcoder))
                .contains("(service transcoder) (deployment " + green
                        + ") deployment failed: a lifecycle stage lasted longer than 24 hours.");
    }

    @Test
    void eventCap_exceededByEndsOfStages_namesTheDeployment() {
        stage = new Stage(EcsSimulator.builder().eventsPerAdvanceMax(1));
        String first = deployedBesideAProtectedTask("first");
        deployedBesideAProtectedTask("second");

        assertThatIllegalStateException()
                .isThrownBy(() -> stage.advance("PT24H"))
                .withMessageContaining("is \"end of a stage of " + first + "\"");
    }

    private String deployedBesideAProtectedTask(String name) {
        SimulatedService service = stage.media.createService(name, 1);
        service.configure(DeploymentSettings.replicaDefaults().asBlueGreen(Duration.ZERO));
        stage.protect(TWO_DAYS, service.tasks().get(0));
        return service.deploy();
    }

    @Test
    void cleanUp_bothSidesProtected_rollsBackAndWaitsForTheGreenOne() {
        play();
        stage.protect(TWO_DAYS, blue.get(0));
        transcoder.deploy();
        SimulatedTask green = greenTask();
        stage.advance("PT1H");
        stage.protect(TWO_DAYS, green);

        stage.advance("PT23H5M");
        assertThat(green.isRunning()).isTrue();
        assertThat(latest().status()).isEqualTo("ROLLBACK_IN_PROGRESS");
        assertThat(transcoder.runningCount()).isEqualTo(3);
        stage.advance("PT24H55M"); // the rollback has no limit of its own
        assertThat(latest().status()).isEqualTo("ROLLBACK_SUCCESSFUL");

        assertThat(green.isRunning()).isFalse();
        assertThat(latest().finishedAt()).isEqualTo(stage.at("PT49H"));
    }

    @Test
    void rollback_renewals_turnRound() {
        play();
        stage.protect(TWO_DAYS, blue.get(0));
        transcoder.deploy();
        SimulatedTask green = greenTask();
        stage.protect(TWO_DAYS, green);
        stage.advance("PT24H4M");
        assertThat(stage.protect(60, green).failures()).isEmpty();
        assertThat(stage.protect(60, blue.get(0)).failures())
                .extracting(failure -> failure.reason())
                .containsExactly(FailureReason.DEPLOYMENT_BLOCKED.name());

        stage.advance("PT1M");

        assertThat(stage.protect(60, blue.get(0)).failures()).isEmpty();
        assertThat(stage.protect(60, green).failures())
                .extracting(failure -> failure.reason())
                .containsExactly(FailureReason.DEPLOYMENT_BLOCKED.name());
    }

    @Test
    void rollback_protectionSwitchedOff_stopsProtectedGreenTasks() {
        play(RollbackProtection.STOPS_PROTECTED);
        stage.protect(TWO_DAYS, blue.get(0));
        transcoder.deploy();
        List<SimulatedTask> green =
                transcoder.tasks().stream().filter(task -> !blue.contains(task)).toList();
        stage.protect(TWO_DAYS, green.get(0), green.get(1));

        stage.advance("PT24H5M");

        assertThat(green).noneMatch(SimulatedTask::isRunning);
        assertThat(latest().status()).isEqualTo("ROLLBACK_SUCCESSFUL");
    }

    @Test
    void scaleUp_greenTasksNeverRun_failsAfterADayAndLeavesBlue() {
        play();
        SimulatedTaskDefinition broken =
                stage.ecs.registerTaskDefinition("broken").failsToStart("CannotPullContainerError");
        transcoder.deploy(broken);

        stage.advance("PT23H59M59.999S");
        assertThat(latest().lifecycleStage()).isEqualTo("SCALE_UP");
        stage.advance("PT0.001S");

        assertThat(latest().status()).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(transcoder.tasks()).isEqualTo(blue);
        assertThat(stage.ecs.journal().events(DeploymentEvent.TrafficMoved.class))
                .extracting(DeploymentEvent.TrafficMoved::id)
                .containsExactly(blueId);
    }

    @Test
    void scaleUp_firstDeploymentThatNeverRuns_hasNoLimit() { // assumed: U57
        play();
        stage.ecs.registerTaskDefinition("first").failsToStart("CannotPullContainerError");
        SimulatedService first = stage.media.createService(
                "first",
                ServiceSettings.replica(1)
                        .with(DeploymentSettings.replicaDefaults().asBlueGreen(Duration.ZERO)));

        stage.advance("PT25H");

        assertThat(first.deployments())
                .extracting(TaskSetSnapshot::rolloutState)
                .containsExactly(RolloutState.IN_PROGRESS);
    }

    @Test
    void stageLimit_circuitBreaker_isNotTriggeredByIt() {
        play();
        transcoder.configure(DeploymentSettings.replicaDefaults()
                .asBlueGreen(Duration.ofMinutes(5))
                .withCircuitBreaker(CircuitBreaker.ROLL_BACK));
        stage.protect(TWO_DAYS, blue.get(0));
        transcoder.deploy();

        stage.advance("PT24H5M");

        assertThat(latest().deploymentCircuitBreaker().status()).isEqualTo("MONITORING_COMPLETE");
    }

    @Test
    void stageLimit_none_waitsForTheProtection() { // U57
        play(StageLimit.NONE);
        stage.protect(TWO_DAYS, blue.get(0));
        transcoder.deploy();

        stage.advance("PT47H59M");
        assertThat(rollouts()).containsExactly(RolloutState.IN_PROGRESS, RolloutState.COMPLETED);
        stage.advance("PT1M");

        assertThat(latest().status()).isEqualTo("SUCCESSFUL");
        assertThat(stage.ecs.journal().events(DeploymentEvent.RolledBack.class)).isEmpty();
    }

    @Test
    void stageLimit_deploymentThatEndsInTime_leavesNothingBehind() {
        play();
        stage.protect(60, blue.get(0));
        transcoder.deploy();
        stage.advance("PT1H");
        assertThat(rollouts()).containsExactly(RolloutState.COMPLETED);

        assertThat(stage.ecs.clock().advanceToNextEvent())
                .as("anything planned")
                .isEmpty();
    }

    @Test
    void stageLimit_newerDeployment_hasAStageOfItsOwn() {
        play();
        stage.protect(TWO_DAYS, blue.get(0));
        transcoder.deploy();
        stage.advance("PT20H");
        String newest = transcoder.deploy();

        stage.advance("PT24H4M");
        assertThat(transcoder.deployments().get(0).id()).isEqualTo(newest);
        stage.advance("PT1M");

        assertThat(transcoder.deployments().get(0).id()).isEqualTo(blueId);
    }

    @Test
    void stageLimit_rollingOrDeleted_hasNone() {
        play();
        stage.protect(TWO_DAYS, blue.get(0));
        transcoder.deploy();
        transcoder.configure(DeploymentSettings.replicaDefaults());

        stage.advance("PT25H");

        assertThat(rollouts()).containsExactly(RolloutState.IN_PROGRESS, RolloutState.COMPLETED);
        transcoder.configure(DeploymentSettings.replicaDefaults().asBlueGreen(Duration.ZERO));
        transcoder.delete();
        assertThat(stage.ecs.clock().advanceToNextEvent())
                .as("anything planned")
                .isEmpty();
    }

    private SimulatedTask greenTask() {
        return transcoder.tasks().stream()
                .filter(task -> !blue.contains(task))
                .findFirst()
                .orElseThrow();
    }

    private List<RolloutState> rollouts() {
        return transcoder.deployments().stream()
                .map(TaskSetSnapshot::rolloutState)
                .toList();
    }

    private ServiceDeployment latest() {
        String arn = stage.ecs
                .api()
                .execute(new ListServiceDeployments.Request("transcoder", "media", null, null, null, null))
                .response()
                .serviceDeployments()
                .get(0)
                .serviceDeploymentArn();
        return stage.ecs
                .api()
                .execute(new DescribeServiceDeployments.Request(List.of(arn)))
                .response()
                .serviceDeployments()
                .get(0);
    }
}
