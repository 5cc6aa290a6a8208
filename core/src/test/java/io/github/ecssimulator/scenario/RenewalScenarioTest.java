package io.github.ecssimulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.PlannedWork;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.SimulatedTaskSet;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Judging.BlockedRenewal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stories of heartbeats: which protected task may renew, and from when on it may not. */
class RenewalScenarioTest {
    private static final Duration COMING_UP = Duration.ofSeconds(20);

    private final Stage stage = new Stage();

    @Test
    void heartbeat_throughALongJobAtDesiredCountZero_keepsTheTaskUntilTheJobEnds() {
        // observed: AWS's sample (ecs-task-protection-examples) protects for a minute, renews after 80 % of it, works
        // for six
        // minutes, is scaled to zero meanwhile, and stays until its job ends
        SimulatedService service = stage.media.createService("transcoder", 1);
        SimulatedTask worker = service.tasks().get(0);
        assertThat(reasons(1, worker)).isEmpty();
        PlannedWork heartbeat = stage.ecs.clock().runEvery(Duration.ofSeconds(48), "heartbeat", () -> {
            assertThat(reasons(1, worker)).isEmpty();
        });
        stage.advance("PT30S");
        service.scaleTo(0);

        stage.advance("PT5M30S");
        assertThat(worker.isRunning()).isTrue();
        assertThat(worker.protectionExpiresAt()).contains(stage.at("PT6M36S"));
        heartbeat.cancel();
        stage.clear(worker);

        assertThat(worker.snapshot().stoppedAt()).isEqualTo(stage.at("PT6M"));
    }

    @Test
    void renewal_ofTasksBeyondTheDesiredCountWithoutDeployment_succeedsForEach() {
        SimulatedService service = stage.media.createService("transcoder", 3);
        List<SimulatedTask> tasks = service.tasks();
        stage.protect(60, tasks.get(0), tasks.get(1), tasks.get(2));
        service.scaleTo(1);

        assertThat(stage.protect(120, tasks.get(0), tasks.get(1), tasks.get(2)).failures())
                .isEmpty();
    }

    @Test
    void renewal_ofAReplacedTask_isRefusedOnceOnlyProtectedTasksHoldTheDeployment() { // documented: FAIL
        SimulatedService service = stage.media.createService("transcoder", 2);
        List<SimulatedTask> old = service.tasks();
        stage.protect(60, old.get(0), old.get(1));
        service.deploy();
        stage.advance("PT10M");

        assertThat(reasons(120, old.get(0))).containsExactly("DEPLOYMENT_BLOCKED");
        assertThat(reasons(120, old.get(1))).containsExactly("DEPLOYMENT_BLOCKED");

        assertThat(old.get(0).protectionExpiresAt()).as("the old expiry").contains(stage.at("PT1H"));
        stage.advance("PT50M");
        assertThat(old).allMatch(SimulatedTask::isStopped);
        assertThat(service.deployments().get(0).finishedAt()).isEqualTo(stage.at("PT1H"));
    }

    @Test
    void renewal_ofAReplacedTask_succeedsWhileNewTasksComeUp() {
        Stage slow = slow();
        SimulatedService service = slow.media.createService("transcoder", 2);
        slow.advance("PT20S");
        List<SimulatedTask> old = service.tasks();
        slow.protect(60, old.get(0), old.get(1));
        service.deploy();

        slow.advance("PT19.999S");
        assertThat(slow.protect(60, old.get(0)).failures()).isEmpty();
        slow.advance("PT0.001S");

        assertThat(slow.protect(60, old.get(0)).failures()).hasSize(1);
        assertThat(old.get(0).protectionExpiresAt()).contains(slow.at("PT1H39.999S"));
    }

    @Test
    void renewal_ofAReplacedTask_succeedsWhileNewTasksComeUp_evenWhereNoneHasToRun() {
        Stage slow = slow();
        SimulatedService service = slow.media.createService(
                "transcoder",
                ServiceSettings.replica(1)
                        .with(DeploymentSettings.replicaDefaults().withPercents(0, 200)));
        slow.advance("PT20S");
        SimulatedTask old = service.tasks().get(0);
        slow.protect(60, old);
        service.deploy();

        assertThat(slow.protect(60, old).failures()).isEmpty();
        slow.advance("PT20S");

        assertThat(slow.protect(60, old).failures()).hasSize(1);
    }

    @Test
    void renewal_ofAReplacedTask_isRefusedWhereItLeavesNoRoomForANewOne() {
        SimulatedService service =
                serviceOfTwo(DeploymentSettings.replicaDefaults().withPercents(50, 100));
        List<SimulatedTask> old = service.tasks();
        stage.protect(60, old.get(0), old.get(1));
        service.deploy();

        assertThat(service.tasks()).isEqualTo(old);
        assertThat(reasons(120, old.get(0))).containsExactly("DEPLOYMENT_BLOCKED");
    }

    @Test
    void renewal_ofAReplacedTask_succeedsWhileAnUnprotectedOneMayNotLeaveEither() {
        SimulatedService service =
                serviceOfTwo(DeploymentSettings.replicaDefaults().withPercents(100, 100));
        SimulatedTask busy = service.tasks().get(0);
        stage.protect(60, busy);
        service.deploy();

        assertThat(service.deployments().get(0).rolloutState()).isEqualTo(RolloutState.IN_PROGRESS);
        assertThat(reasons(120, busy)).isEmpty();
    }

    @Test
    void renewal_ofAReplacedTask_succeedsWhilePercentagesWouldKeepItWithoutProtection() {
        SimulatedService service =
                serviceOfTwo(DeploymentSettings.replicaDefaults().withPercents(100, 100));
        List<SimulatedTask> old = service.tasks();
        stage.protect(60, old.get(0), old.get(1));
        service.deploy();

        assertThat(reasons(120, old.get(0))).isEmpty();
    }

    @Test
    void renewal_ofABlueTask_isRefusedWhenTheBakeTimeIsOver() {
        SimulatedService service =
                serviceOfTwo(DeploymentSettings.replicaDefaults().asBlueGreen(Duration.ofMinutes(5)));
        SimulatedTask blue = service.tasks().get(0);
        stage.protect(60, blue);
        service.deploy();

        stage.advance("PT4M59.999S");
        assertThat(reasons(60, blue)).isEmpty();
        stage.advance("PT0.001S");

        assertThat(reasons(60, blue)).containsExactly("DEPLOYMENT_BLOCKED");
    }

    @Test
    void renewal_ofANewTask_succeedsHoweverManyAreProtected() {
        SimulatedService service = stage.media.createService("transcoder", 2);
        List<SimulatedTask> old = service.tasks();
        stage.protect(60, old.get(0), old.get(1));
        service.deploy();
        SimulatedTask fresh = service.tasks().get(2);
        stage.protect(60, fresh);

        assertThat(reasons(120, fresh)).isEmpty();
        assertThat(fresh.protectionExpiresAt()).contains(stage.at("PT2H"));
    }

    @Test
    void renewal_ofAnOldTask_succeedsAgainWhenTheNewTasksFail() {
        SimulatedService service =
                serviceOfTwo(DeploymentSettings.replicaDefaults().withCircuitBreaker(CircuitBreaker.FAIL));
        SimulatedTask busy = service.tasks().get(0);
        stage.protect(60, busy);
        service.deploy();
        assertThat(reasons(120, busy)).containsExactly("DEPLOYMENT_BLOCKED");

        for (int failure = 0; failure < 3; failure++) {
            service.tasks().get(1).failHealthCheck();
        }

        assertThat(service.deployments().get(0).rolloutState()).isEqualTo(RolloutState.FAILED);
        assertThat(reasons(120, busy)).isEmpty();
    }

    @Test
    void renewal_ofATaskOfAnExternalService_succeeds() { // its caller drives the deployment
        SimulatedService service = stage.media.createService("transcoder", ServiceSettings.external(2));
        SimulatedTaskSet old = service.createTaskSet(stage.ecs.registerTaskDefinition("transcoder"), 100);
        SimulatedTask busy = service.tasks().get(0);
        stage.protect(60, busy);
        assertThat(service.createTaskSet(stage.ecs.registerTaskDefinition("transcoder"), 100)
                        .tasks())
                .hasSize(2);
        old.scaleTo(0);

        assertThat(reasons(120, busy)).isEmpty();
    }

    @Test
    void renewal_allowed_succeedsThroughARollout() {
        Stage other = new Stage(EcsSimulator.builder().policy(BlockedRenewal.ALLOWED));
        SimulatedService service = other.media.createService("transcoder", 2);
        SimulatedTask busy = service.tasks().get(0);
        other.protect(60, busy);
        service.deploy();

        assertThat(other.protect(120, busy).failures()).isEmpty();
    }

    private SimulatedService serviceOfTwo(DeploymentSettings deployment) {
        return stage.media.createService(
                "transcoder", ServiceSettings.replica(2).with(deployment));
    }

    private static Stage slow() {
        return new Stage(
                EcsSimulator.builder().taskTimings(TaskTimings.instant().withPending(COMING_UP)));
    }

    private List<String> reasons(int minutes, SimulatedTask task) {
        return stage.protect(minutes, task).failures().stream()
                .map(Failure::reason)
                .toList();
    }
}
