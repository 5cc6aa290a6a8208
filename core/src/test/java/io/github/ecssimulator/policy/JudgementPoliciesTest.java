package io.github.ecssimulator.policy;

import static io.github.ecssimulator.TestWorld.START;
import static io.github.ecssimulator.TestWorld.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.policy.Judging.BlockedClearing;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import io.github.ecssimulator.policy.Judging.DaemonTaskAnswer;
import io.github.ecssimulator.policy.Judging.DeploymentBlockedRule;
import io.github.ecssimulator.policy.Judging.ShorterRenewal;
import io.github.ecssimulator.policy.Judging.StoppedTaskAnswer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The switches for which task is refused, and why: U1 to U4 and U7. */
class JudgementPoliciesTest {

    @Test
    void deploymentBlockedRule_literal_blocksWhileMoreAreProtectedThanDesired() { // U1
        TestWorld world = held(DeploymentBlockedRule.LITERAL);
        SimulatedTask fresh = unprotected(world);

        assertThat(world.protect(fresh).failures())
                .containsExactly(failure(fresh.arn(), FailureReason.DEPLOYMENT_BLOCKED));
    }

    @Test
    void deploymentBlockedRule_literal_isTheDefault() { // U1
        assertThat(Policies.defaults().get(DeploymentBlockedRule.class)).isEqualTo(DeploymentBlockedRule.LITERAL);
    }

    @Test
    void deploymentBlockedRule_literal_letsAQuietServiceProtectAllItsTasks() { // U1
        TestWorld world = TestWorld.with(DeploymentBlockedRule.LITERAL);

        assertThat(world.protect(world.task(0), world.task(1), world.task(2)).failures())
                .isEmpty();
    }

    @Test
    void deploymentBlockedRule_never_blocksNothing() { // U1
        TestWorld world = held(DeploymentBlockedRule.NEVER);

        assertThat(world.protect(unprotected(world)).failures()).isEmpty();
        assertThat(world.protect(world.task(0), world.task(1), world.task(2)).failures())
                .as("renewals")
                .isEmpty();
    }

    @Test
    void deploymentBlockedRule_surplus_blocksWhileSurplusTasksRun() { // U1
        TestWorld world = held(DeploymentBlockedRule.SURPLUS);
        SimulatedTask fresh = unprotected(world);

        assertThat(world.protect(fresh).failures())
                .containsExactly(failure(fresh.arn(), FailureReason.DEPLOYMENT_BLOCKED));
    }

    @Test
    void deploymentBlockedRule_surplus_letsAQuietServiceProtectAllItsTasks() { // U1
        TestWorld world = TestWorld.with(DeploymentBlockedRule.SURPLUS);

        assertThat(world.protect(world.task(0), world.task(1), world.task(2)).failures())
                .isEmpty();
        assertThat(world.protect(world.task(0)).failures()).isEmpty();
    }

    @Test
    void blockedRenewal_refused_keepsTheOldExpiry() { // U2
        TestWorld world = held(BlockedRenewal.REFUSED);

        assertThat(world.protect(120, world.task(0)).failures()).hasSize(1);
        assertThat(world.task(0).protectionExpiresAt()).contains(START.plus(Duration.ofMinutes(60)));
    }

    @Test
    void blockedRenewal_refused_refusesAlsoAPlainScaleIn() { // U2
        TestWorld world = TestWorld.with(BlockedRenewal.REFUSED);
        world.protect(60, world.task(0));
        world.transcoder().scaleTo(0);

        assertThat(world.protect(120, world.task(0)).failures())
                .containsExactly(failure(world.task(0).arn(), FailureReason.DEPLOYMENT_BLOCKED));
    }

    @Test
    void blockedRenewal_allowed_renews() { // U2
        TestWorld world = held(BlockedRenewal.ALLOWED);

        assertThat(world.protect(120, world.task(0)).failures()).isEmpty();
        assertThat(world.task(0).protectionExpiresAt()).contains(START.plus(Duration.ofHours(2)));
    }

    @Test
    void blockedRenewal_byDeployment_refusesTheTaskThatIsReplaced() { // U2
        TestWorld world = held(BlockedRenewal.BY_DEPLOYMENT);

        assertThat(world.protect(120, world.task(0)).failures())
                .containsExactly(failure(world.task(0).arn(), FailureReason.DEPLOYMENT_BLOCKED));
        assertThat(world.task(0).protectionExpiresAt()).contains(START.plus(Duration.ofMinutes(60)));
    }

    @Test
    void blockedRenewal_byDeployment_isTheDefault() { // U2
        assertThat(Policies.defaults().get(BlockedRenewal.class)).isEqualTo(BlockedRenewal.BY_DEPLOYMENT);
    }

    @Test
    void blockedClearing_allowed_clears() { // U3
        TestWorld world = held(BlockedClearing.ALLOWED);
        SimulatedTask first = world.task(0);

        assertThat(world.clear(first).protectedTasks()).containsExactly(new ProtectedTask(first.arn(), false, null));
        assertThat(first.isStopped()).isTrue();
    }

    @Test
    void blockedClearing_refused_keepsTheProtection() { // U3
        TestWorld world = held(BlockedClearing.REFUSED);
        SimulatedTask first = world.task(0);

        assertThat(world.clear(first).failures())
                .containsExactly(failure(first.arn(), FailureReason.DEPLOYMENT_BLOCKED));
        assertThat(first.isProtected()).isTrue();
    }

    @Test
    void blockedClearing_refused_clearsInAQuietService() { // U3
        TestWorld world = TestWorld.with(BlockedClearing.REFUSED);
        world.protect(world.task(0));

        assertThat(world.clear(world.task(0)).failures()).isEmpty();
    }

    @Test
    void stoppedTaskAnswer_taskNotValid_failsBothOperations() { // U4
        TestWorld world = TestWorld.with(StoppedTaskAnswer.TASK_NOT_VALID);
        SimulatedTask stopped = stopped(world);

        assertThat(world.get(stopped.id()).failures())
                .isEqualTo(world.protect(stopped).failures())
                .isEqualTo(world.clear(stopped).failures())
                .containsExactly(failure(stopped.arn(), FailureReason.TASK_NOT_VALID));
    }

    @Test
    void stoppedTaskAnswer_missing_failsBothOperations() { // U4
        TestWorld world = TestWorld.with(StoppedTaskAnswer.MISSING);
        SimulatedTask stopped = stopped(world);

        assertThat(world.get(stopped.id()).failures())
                .isEqualTo(world.protect(stopped).failures())
                .isEqualTo(world.clear(stopped).failures())
                .containsExactly(failure(stopped.arn(), FailureReason.MISSING));
    }

    @Test
    void stoppedTaskAnswer_doesNotConcernStandaloneTasks() { // documented: FAIL - standalone is TASK_NOT_VALID
        TestWorld world = TestWorld.with(StoppedTaskAnswer.MISSING);
        SimulatedTask oneOff = world.media().runTask();
        oneOff.stop();

        assertThat(world.get(oneOff.id()).failures())
                .containsExactly(failure(oneOff.arn(), FailureReason.TASK_NOT_VALID));
    }

    @Test
    void daemonTaskAnswer_protectable_protects() { // U7
        TestWorld world = TestWorld.with(DaemonTaskAnswer.PROTECTABLE);
        SimulatedTask daemon = daemon(world);

        assertThat(world.protect(daemon).failures()).isEmpty();
        assertThat(daemon.isProtected()).isTrue();
    }

    @Test
    void daemonTaskAnswer_protectable_isNeverBlocked() { // U7 - a daemon has no desired count to exceed
        TestWorld world = TestWorld.with(DaemonTaskAnswer.PROTECTABLE);
        SimulatedTask daemon = daemon(world);
        world.protect(daemon);
        world.media().service("agent").scaleTo(0);

        assertThat(world.protect(daemon).failures()).isEmpty();
    }

    @Test
    void daemonTaskAnswer_taskNotValid_refuses() { // U7
        TestWorld world = TestWorld.with(DaemonTaskAnswer.TASK_NOT_VALID);
        SimulatedTask daemon = daemon(world);

        assertThat(world.protect(daemon).failures())
                .containsExactly(failure(daemon.arn(), FailureReason.TASK_NOT_VALID));
        assertThat(world.get(daemon.id()).failures()).as("reading").isEmpty();
        assertThat(world.protect(world.task(0)).failures()).as("other services").isEmpty();
    }

    @Test
    void shorterRenewal_shortens_isTheDefault() { // U44
        assertThat(expiryAfterShorterRenewal(ShorterRenewal.SHORTENS)).isEqualTo(START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void shorterRenewal_keepsTheLaterExpiry_answersItAndKeepsToIt() { // U44
        assertThat(expiryAfterShorterRenewal(ShorterRenewal.KEEPS_THE_LATER_EXPIRY))
                .isEqualTo(START.plus(Duration.ofMinutes(60)));
    }

    @Test
    void shorterRenewal_keepsTheLaterExpiry_prolongsAndClearsAsEver() { // U44
        TestWorld world = TestWorld.with(ShorterRenewal.KEEPS_THE_LATER_EXPIRY);
        world.protect(60, world.task(0));

        assertThat(world.protect(90, world.task(0)).protectedTasks())
                .extracting(ProtectedTask::expirationDate)
                .containsExactly(START.plus(Duration.ofMinutes(90)));
        world.clear(world.task(0));
        assertThat(world.task(0).isProtected()).isFalse();
    }

    private static Instant expiryAfterShorterRenewal(ShorterRenewal setting) {
        TestWorld world = TestWorld.with(setting);
        SimulatedTask task = world.task(0);
        world.protect(60, task);

        Instant answered = world.protect(5, task).protectedTasks().get(0).expirationDate();

        world.clock().advanceUntil(() -> !task.isProtected(), Duration.ofHours(2));
        assertThat(world.clock().instant()).isEqualTo(answered);
        return answered;
    }

    /** A service of two in a deployment that three old tasks hold up, protected for an hour, beside two new ones. */
    private static TestWorld held(Policy setting) {
        TestWorld world = TestWorld.with(setting);
        world.protect(60, world.task(0), world.task(1), world.task(2));
        world.transcoder().configure(DeploymentSettings.replicaDefaults().withPercents(100, 300));
        world.transcoder().deploy();
        world.transcoder().scaleTo(2);
        return world;
    }

    private static SimulatedTask unprotected(TestWorld world) {
        return world.task(3);
    }

    private static SimulatedTask stopped(TestWorld world) {
        SimulatedTask task = world.task(0);
        task.stop();
        return task;
    }

    private static SimulatedTask daemon(TestWorld world) {
        return world.media().createDaemonService("agent", 1).tasks().get(0);
    }
}
