package io.github.ecssimulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tasks that fail to start at once, and take their time to stop. */
class FailingStartTest {
    private static final TaskTimings SLOW_TO_STOP = new TaskTimings(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(20),
            Duration.ofSeconds(7),
            Duration.ofSeconds(38));

    private final Stage stage = new Stage(EcsSimulator.builder().taskTimings(SLOW_TO_STOP));
    private final SimulatedService service = stage.media.createService("transcoder", 1);

    private long startedOf(SimulatedTaskDefinition definition) {
        return stage.media.tasks().stream()
                .filter(task -> task.snapshot().taskDefinition().equals(definition.ref()))
                .count();
    }

    @Test
    void failedStart_stillStopping_isNotReplaced() {
        SimulatedTaskDefinition broken =
                stage.ecs.registerTaskDefinition("broken").failsToStart("CannotPullContainerError");

        service.deploy(broken);

        assertThat(startedOf(broken)).isEqualTo(1);
        assertThat(stage.ecs.journal().timeline()).doesNotContain("unable to stop or start tasks");
    }

    @Test
    void crashBeforeItRan_stillStopping_isNotReplaced() {
        Stage slow = new Stage(EcsSimulator.builder().taskTimings(SLOW_TO_STOP.withPending(Duration.ofSeconds(20))));
        SimulatedService starting = slow.media.createService("transcoder", 1);

        starting.tasks().get(0).crash(1);
        slow.advance("PT67.999S"); // 38 s to stop, 30 s to wait
        assertThat(starting.tasks()).isEmpty();
        slow.advance("PT0.001S");

        assertThat(starting.tasks()).hasSize(1);
    }

    @Test
    void failedStart_stopped_isReplacedAfterTheWait() {
        SimulatedTaskDefinition broken =
                stage.ecs.registerTaskDefinition("broken").failsToStart("CannotPullContainerError");
        service.deploy(broken);

        stage.advance("PT67.999S"); // 38 s to stop, 30 s to wait
        assertThat(startedOf(broken)).isEqualTo(1);
        stage.advance("PT0.001S");

        assertThat(startedOf(broken)).isEqualTo(2);
    }

    @Test
    void failedStart_afterOneThatRan_waitsAsAfterTheFirst() {
        SimulatedTaskDefinition shaky =
                stage.ecs.registerTaskDefinition("shaky").failsToStart("CannotPullContainerError");
        service.deploy(shaky);
        stage.advance("PT10M");
        shaky.startsAgain();
        stage.advance("PT27M");
        assertThat(service.runningCount()).isEqualTo(1);

        assertWaitsAsAfterTheFirst(shaky);
    }

    @Test
    void failedStart_ofACompletedDeploymentThatRecovered_waitsAsAfterTheFirst() {
        SimulatedTaskDefinition shaky = stage.ecs.registerTaskDefinition("shaky");
        service.deploy(shaky);
        stage.advance("PT2M");
        assertThat(service.deployments().get(0).rolloutState()).isEqualTo(RolloutState.COMPLETED);
        for (int outage = 0; outage < 2; outage++) {
            assertWaitsAsAfterTheFirst(shaky);
            shaky.startsAgain();
            stage.advance("PT10M");
            assertThat(service.runningCount()).isEqualTo(1);
        }
    }

    /** The only task ends, and starts of the next fail. */
    private void assertWaitsAsAfterTheFirst(SimulatedTaskDefinition shaky) {
        shaky.failsToStart("CannotPullContainerError");
        service.tasks().get(0).crash(1);
        long started = startedOf(shaky);

        stage.advance("PT67.999S");
        assertThat(startedOf(shaky)).isEqualTo(started);
        stage.advance("PT0.001S");
        assertThat(startedOf(shaky)).isEqualTo(started + 1);
    }
}
