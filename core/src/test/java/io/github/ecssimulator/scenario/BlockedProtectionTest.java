package io.github.ecssimulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.policy.Judging.DeploymentBlockedRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stories of new tasks that cannot be protected, and of what helps them. */
class BlockedProtectionTest {
    private final Stage stage = new Stage();
    private final SimulatedService transcoder = stage.media.createService("transcoder", 2);
    private final List<SimulatedTask> old = transcoder.tasks();

    @Test
    void blocked_firstRemedy_waitForExpiry() {
        SimulatedTask fresh = blockedBesideThreeProtected(stage, transcoder);

        stage.advance("PT29M59.999S");
        requireObservedAsBlocked(fresh);
        stage.advance("PT0.001S");

        assertThat(reasons(stage, fresh)).isEmpty();
        assertThat(fresh.protectionExpiresAt()).contains(stage.at("PT2H30M"));
        assertThat(rollout()).isEqualTo(RolloutState.IN_PROGRESS);
        stage.advance("PT30M");
        assertThat(transcoder.deployments().get(0).finishedAt()).isEqualTo(stage.at("PT1H"));
    }

    @Test
    void blocked_secondRemedy_unsetProtectionOfAnother() {
        SimulatedTask fresh = blockedBesideThreeProtected(stage, transcoder);
        stage.advance("PT10M");
        requireObservedAsBlocked(fresh);

        stage.clear(old.get(1));

        assertThat(old.get(1).snapshot().stoppedAt()).isEqualTo(stage.at("PT10M"));
        assertThat(reasons(stage, fresh)).isEmpty();
        assertThat(fresh.protectionExpiresAt()).contains(stage.at("PT2H10M"));
        stage.advance("PT5M");
        stage.clear(old.get(0));
        assertThat(transcoder.deployments().get(0).finishedAt()).isEqualTo(stage.at("PT15M"));
    }

    @Test
    void blocked_thirdRemedy_raiseTheDesiredCountAboveTheProtected() {
        SimulatedTask fresh = blockedBesideThreeProtected(stage, transcoder);
        stage.advance("PT10M");
        requireObservedAsBlocked(fresh);

        transcoder.scaleTo(4);

        assertThat(reasons(stage, fresh)).isEmpty();
        assertThat(fresh.protectionExpiresAt()).contains(stage.at("PT2H10M"));
        assertThat(rollout()).isEqualTo(RolloutState.IN_PROGRESS);
        stage.advance("PT50M");
        assertThat(transcoder.deployments().get(0).finishedAt()).isEqualTo(stage.at("PT1H"));
    }

    /** The deployment is held, the service says so, and the task stays without protection. */
    private void requireObservedAsBlocked(SimulatedTask task) {
        assertThat(rollout()).isEqualTo(RolloutState.IN_PROGRESS);
        assertThat(Stage.messages(transcoder)).anyMatch(text -> text.contains(") was unable to scale in"));
        assertThat(reasons(stage, task)).containsExactly("DEPLOYMENT_BLOCKED");
        assertThat(task.isProtected()).isFalse();
    }

    @Test
    void blocked_ruleNever_isAllowed() {
        Stage other = new Stage(EcsSimulator.builder().policy(DeploymentBlockedRule.NEVER));
        SimulatedService service = other.media.createService("transcoder", 2);
        SimulatedTask busy = service.tasks().get(0);
        SimulatedTask fresh = blockedBesideThreeProtected(other, service);

        assertThat(reasons(other, fresh)).isEmpty();
        assertThat(reasons(other, busy))
                .as("a renewal of the task that is replaced")
                .isEmpty();
    }

    @Test
    void protecting_ruleSurplus_isBlockedAsSoonAsItWouldExceedTheDesiredCountMidDeployment() {
        Stage other = new Stage(EcsSimulator.builder().policy(DeploymentBlockedRule.SURPLUS));
        SimulatedService service = other.media.createService("transcoder", 2);
        List<SimulatedTask> first = service.tasks();
        other.protect(30, first.get(0), first.get(1));
        service.deploy();

        assertThat(reasons(other, service.tasks().get(2))).containsExactly("DEPLOYMENT_BLOCKED");
    }

    private RolloutState rollout() {
        return transcoder.deployments().get(0).rolloutState();
    }

    private static List<String> reasons(Stage stage, SimulatedTask task) {
        return stage.protect(120, task).failures().stream().map(Failure::reason).toList();
    }

    /** The second new task of a service that wants two: two old tasks are protected for an hour, the first new one for half. */
    private static SimulatedTask blockedBesideThreeProtected(Stage stage, SimulatedService service) {
        stage.protect(60, service.tasks().get(0), service.tasks().get(1));
        service.deploy();
        assertThat(stage.protect(30, service.tasks().get(2)).failures()).isEmpty();
        return service.tasks().get(3);
    }
}
