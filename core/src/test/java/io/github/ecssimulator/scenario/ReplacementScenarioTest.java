package io.github.ecssimulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.Strike;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Scheduling.RolloutReplacement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stories of tasks that end, or are wanted in addition, in the middle of a rolling deployment. */
class ReplacementScenarioTest {
    private static final Duration COMING_UP = Duration.ofSeconds(20);

    private final Stage stage =
            new Stage(EcsSimulator.builder().taskTimings(TaskTimings.instant().withPending(COMING_UP)));

    /** A task whose host is retired waits for its replacement. */
    static Stream<Consumer<SimulatedTask>> waysToEnd() {
        Stream<Consumer<SimulatedTask>> strikes = Stream.of(Strike.values())
                .filter(strike -> strike != Strike.RETIREMENT)
                .map(strike -> strike::at);
        return Stream.concat(Stream.of(SimulatedTask::stop), strikes);
    }

    @ParameterizedTest
    @MethodSource("waysToEnd")
    void oldTask_endsWhileNewOnesComeUp_isReplacedByItsOwnRevision(Consumer<SimulatedTask> end) {
        // documented: announcement of November 2025
        SimulatedService service = running(DeploymentSettings.replicaDefaults());
        String old = service.deployments().get(0).id();
        String fresh = service.deploy();
        assertThat(revisions(service)).containsExactly(old, old, fresh, fresh);

        end.accept(service.tasks().get(0));

        assertThat(revisions(service)).containsExactly(old, fresh, fresh, old);
        stage.advance("PT20S");
        assertThat(revisions(service)).containsExactly(fresh, fresh);
        assertThat(service.deployments()).hasSize(1);
    }

    @Test
    void oldTasks_thatWereMissingBeforeTheRollout_areReplacedByTheNewRevisionOnly() {
        SimulatedService service = running(DeploymentSettings.replicaDefaults());
        service.tasks().forEach(task -> task.crash(1));
        service.tasks()
                .forEach(task -> task.crash(1)); // as they fail to start, the next ones have to wait for a minute
        stage.advance("PT55S");
        assertThat(service.tasks()).isEmpty();

        String fresh = service.deploy();
        stage.advance("PT10S");

        assertThat(revisions(service)).containsExactly(fresh, fresh);
    }

    @Test
    void newTask_endsInARollout_isReplacedByTheNewRevision() {
        SimulatedService service = running(DeploymentSettings.replicaDefaults());
        SimulatedTask busy = service.tasks().get(0);
        stage.protect(60, busy);
        String fresh = service.deploy();
        stage.advance("PT20S");

        service.tasks().get(1).crash(1);

        assertThat(revisions(service)).containsExactly(busy.snapshot().startedBy(), fresh, fresh);
    }

    @Test
    void protectedOldTask_endsWhenNewOnesStandIn_isNotReplaced() { // assumed: U40
        SimulatedService service = running(DeploymentSettings.replicaDefaults());
        SimulatedTask busy = service.tasks().get(0);
        stage.protect(60, busy);
        String fresh = service.deploy();
        stage.advance("PT20S");

        busy.crash(1);

        assertThat(revisions(service)).containsExactly(fresh, fresh);
        assertThat(service.deployments()).hasSize(1);
    }

    @Test
    void oldTask_endsWhileNewOnesFail_isReplacedByItsOwnRevision() {
        SimulatedService service =
                running(DeploymentSettings.replicaDefaults().withCircuitBreaker(CircuitBreaker.FAIL));
        String old = service.deployments().get(0).id();
        service.deploy(stage.ecs.registerTaskDefinition("broken").failsToStart("CannotPullContainerError"));
        stage.advance("PT10M");
        assertThat(service.deployments().get(0).rolloutState()).isEqualTo(RolloutState.FAILED);

        service.tasks().get(0).crash(1);
        stage.advance("PT20S");

        assertThat(revisions(service)).containsExactly(old, old);
        assertThat(service.runningCount()).isEqualTo(2);
    }

    @Test
    void oldTask_endsWhereTheMaximumIsTight_takesThePlaceBeforeTheNewRevision() {
        SimulatedService service = running(DeploymentSettings.replicaDefaults().withPercents(100, 150));
        String old = service.deployments().get(0).id();
        String fresh = service.deploy();
        assertThat(revisions(service)).containsExactly(old, old, fresh);

        service.tasks().get(0).crash(1);

        assertThat(revisions(service)).containsExactly(old, fresh, old);
    }

    @Test
    void oldTask_thatTheDeploymentStopped_isNotReplaced() {
        SimulatedService service = running(DeploymentSettings.replicaDefaults().withPercents(50, 100));
        String old = service.deployments().get(0).id();

        String fresh = service.deploy();

        assertThat(revisions(service)).containsExactly(old, fresh);
    }

    @Test
    void scaleOut_inARollout_goesToBothRevisions() { // documented: announcement of November 2025
        SimulatedService service = running(DeploymentSettings.replicaDefaults());
        String old = service.deployments().get(0).id();
        String fresh = service.deploy();

        service.scaleTo(3);

        assertThat(revisions(service)).containsExactlyInAnyOrder(old, old, old, fresh, fresh, fresh);
        stage.advance("PT20S");
        assertThat(revisions(service)).containsExactly(fresh, fresh, fresh);
    }

    @Test
    void scaleOut_afterTheRollout_startsTheNewRevisionOnly() {
        SimulatedService service = running(DeploymentSettings.replicaDefaults());
        String fresh = service.deploy();
        stage.advance("PT20S");

        service.scaleTo(3);

        assertThat(revisions(service)).containsExactly(fresh, fresh, fresh);
    }

    @Test
    void rolloutReplacement_newRevision_replacesAndScalesOutTheNewOneOnly() { // U40
        Stage before = new Stage(EcsSimulator.builder()
                .policy(RolloutReplacement.NEW_REVISION)
                .taskTimings(TaskTimings.instant().withPending(COMING_UP)));
        SimulatedService service = before.media.createService("transcoder", 2);
        before.advance("PT20S");
        String old = service.deployments().get(0).id();
        String fresh = service.deploy();

        service.tasks().get(0).crash(1);
        service.scaleTo(3);

        assertThat(revisions(service)).containsExactly(old, fresh, fresh, fresh);
    }

    @Test
    void oldTask_thatNewOnesCovered_isNotReplacedWhenTheyEndLater() { // assumed: U40
        SimulatedService service = running(DeploymentSettings.replicaDefaults());
        List<SimulatedTask> busy = service.tasks();
        stage.protect(60, busy.get(0), busy.get(1));
        String old = service.deployments().get(0).id();
        String fresh = service.deploy();
        stage.advance("PT20S");
        List<SimulatedTask> tasks = service.tasks();

        tasks.get(2).crash(1);
        busy.get(0).crash(1); // one new and one old task run: as many as the service has to
        tasks.get(3).crash(1);

        assertThat(revisions(service)).containsExactly(old, fresh, fresh);
    }

    /** The deployments that started the tasks, oldest task first. */
    private static List<String> revisions(SimulatedService service) {
        return service.tasks().stream()
                .map(task -> String.valueOf(task.snapshot().startedBy()))
                .toList();
    }

    private SimulatedService running(DeploymentSettings deployment) {
        SimulatedService service = stage.media.createService(
                "transcoder", ServiceSettings.replica(2).with(deployment));
        stage.advance("PT20S");
        return service;
    }
}
