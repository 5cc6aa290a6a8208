package io.github.ecssimulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.SimulatedTaskSet;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.EventBridgeEvent;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a service tells of itself, word for word. */
class ServiceEventScenarioTest {
    private static final String IMPAIRED =
            "(service transcoder) is unable to consistently start tasks successfully."; // documented: service throttle
    // logic

    private final Stage stage = new Stage();

    @Test
    void tasksStartedTogether_areToldTogether() { // observed: DescribeServices events
        SimulatedService service = stage.media.createService("transcoder", 2);
        List<SimulatedTask> tasks = service.tasks();

        assertThat(told(service))
                .containsExactly(
                        "(service transcoder) has started 2 tasks: (task "
                                + tasks.get(0).id() + ") (task " + tasks.get(1).id() + ").",
                        "(service transcoder) (deployment " + deployment(service) + ") deployment completed.",
                        "(service transcoder) has reached a steady state.");
    }

    @Test
    void tasksStoppedTogether_areToldTogether() { // observed: DescribeServices events
        SimulatedService service = stage.media.createService("transcoder", 2);
        List<SimulatedTask> tasks = service.tasks();

        service.scaleTo(0);

        assertThat(told(service))
                .contains("(service transcoder) has stopped 2 running tasks: (task "
                        + tasks.get(0).id() + ") (task " + tasks.get(1).id() + ").")
                .noneMatch(text -> text.contains("pending tasks"));
    }

    @Test
    void tasksStoppedBeforeTheyRan_areToldAsPending() { // observed: DescribeServices events
        Stage slow = new Stage(
                EcsSimulator.builder().taskTimings(TaskTimings.instant().withPending(Duration.ofSeconds(20))));
        SimulatedService service = slow.media.createService("transcoder", 2);

        service.scaleTo(0);

        assertThat(told(service)).contains("(service transcoder) stopped 2 pending tasks.");
        assertThat(told(service)).noneMatch(text -> text.contains("running tasks"));
    }

    @Test
    void tasksStoppedTogether_someBeforeTheyRan_areToldApart() { // observed: DescribeServices events
        Stage slow = new Stage(
                EcsSimulator.builder().taskTimings(TaskTimings.instant().withPending(Duration.ofSeconds(20))));
        SimulatedService service = slow.media.createService("transcoder", 1);
        slow.advance("PT20S");
        String running = service.tasks().get(0).id();
        service.scaleTo(3);

        service.scaleTo(0);

        assertThat(told(service))
                .containsSubsequence(
                        "(service transcoder) stopped 2 pending tasks.",
                        "(service transcoder) has stopped 1 running tasks: (task " + running + ").");
    }

    @Test
    void unhealthyTask_isToldAsReplaced() { // observed: DescribeServices events
        SimulatedService service = stage.media.createService("transcoder", 2);

        service.tasks().get(0).failHealthCheck();

        assertThat(told(service))
                .contains("(service transcoder) has started 1 tasks: (task "
                        + service.tasks().get(1).id()
                        + "). Amazon ECS replaced 1 tasks due to an unhealthy status.");
    }

    @Test
    void crashedTask_afterAnUnhealthyOneWasReplaced_isNotToldAsUnhealthy() {
        SimulatedService service = stage.media.createService("transcoder", 2);
        service.tasks().get(0).failHealthCheck();

        service.tasks().get(0).crash(1);

        assertThat(told(service)).filteredOn(text -> text.contains("unhealthy")).hasSize(1);
    }

    @Test
    void taskSetOfAnExternalService_isNamedBesideItsService() { // observed: of draining connections
        SimulatedService service = stage.media.createService("transcoder", ServiceSettings.external(1));

        SimulatedTaskSet set = service.createTaskSet(stage.ecs.registerTaskDefinition("transcoder"), 100);

        assertThat(told(service))
                .contains("(service transcoder, taskSet " + set.id() + ") has started 1 tasks: (task "
                        + service.tasks().get(0).id() + ").");
    }

    @Test
    void failedDeployment_isToldWithItsReasonAndItsRollBack() { // observed: DescribeServices events
        SimulatedService service = stage.media.createService("transcoder", 1);
        String first = deployment(service);
        service.configure(DeploymentSettings.replicaDefaults().withCircuitBreaker(CircuitBreaker.ROLL_BACK));

        String failed = service.deploy(broken());
        stage.advance("PT10M");

        assertThat(told(service))
                .containsSubsequence(
                        "(service transcoder) (deployment " + failed + ") deployment failed: tasks failed to start.",
                        "(service transcoder) rolling back to deployment " + first + ".");
    }

    @Test
    void failingStarts_areToldOnceUntilATaskRuns() { // documented: service throttle logic
        SimulatedTaskDefinition broken = broken();
        List<EventBridgeEvent> events = new ArrayList<>();
        assertThat(stage.ecs.onEvent(events::add)).isNotNull();
        SimulatedService service = stage.media.createService("transcoder", 1);
        assertThat(told(service)).as("after the first failure").doesNotContain(IMPAIRED);

        stage.advance("PT1H");
        assertThat(told(service)).filteredOn(IMPAIRED::equals).hasSize(1);
        assertThat(events)
                .filteredOn(event ->
                        "SERVICE_TASK_START_IMPAIRED".equals(event.detail().get("eventName")))
                .singleElement()
                .satisfies(event -> assertThat(event.detail())
                        .containsEntry("eventType", "WARN")
                        .doesNotContainKey("reason"));
        assertThat(broken.startsAgain()).isNotNull();
        stage.advance("PT30M");
        assertThat(broken.failsToStart("CannotPullContainerError")).isNotNull();
        service.tasks().get(0).crash(1);
        stage.advance("PT2M");

        assertThat(told(service)).filteredOn(IMPAIRED::equals).hasSize(2);
    }

    @Test
    void failingStarts_newTaskDefinition_startsAtOnce() { // documented: service throttle logic
        assertThat(broken()).isNotNull();
        SimulatedService service = stage.media.createService("transcoder", 1);
        stage.advance("PT1H");

        service.deploy(stage.ecs.registerTaskDefinition("mended"));

        assertThat(service.runningCount()).isEqualTo(1);
    }

    @Test
    void failingStarts_ofTheNextDeploymentToo_areToldOnceMore() { // documented: service throttle logic
        broken();
        SimulatedService service = stage.media.createService("transcoder", 1);
        stage.advance("PT30S");
        assertThat(told(service)).filteredOn(IMPAIRED::equals).hasSize(1);

        service.deploy(broken());
        stage.advance("PT30S");

        assertThat(told(service)).filteredOn(IMPAIRED::equals).hasSize(2);
    }

    @Test
    void taskThatRan_isReplacedAtOnceHoweverOftenItCrashes() { // documented: service throttle logic
        SimulatedService service = stage.media.createService("transcoder", 1);

        for (int crash = 0; crash < 5; crash++) {
            service.tasks().get(0).crash(1);
        }

        assertThat(service.runningCount()).isEqualTo(1);
        assertThat(told(service)).doesNotContain(IMPAIRED);
    }

    @Test
    void taskThatCrashesBeforeItRan_isThrottledLikeOneThatFailsToStart() { // documented: service throttle logic
        Stage slow = new Stage(
                EcsSimulator.builder().taskTimings(TaskTimings.instant().withPending(Duration.ofSeconds(20))));
        SimulatedService service = slow.media.createService("transcoder", 1);

        service.tasks().get(0).crash(1);

        assertThat(service.tasks()).isEmpty();
        slow.advance("PT30S");
        assertThat(service.tasks()).hasSize(1);
        service.tasks().get(0).crash(1);
        assertThat(told(service)).contains(IMPAIRED);
    }

    private SimulatedTaskDefinition broken() {
        return stage.ecs.registerTaskDefinition("transcoder").failsToStart("CannotPullContainerError");
    }

    private static String deployment(SimulatedService service) {
        return service.deployments().get(0).id();
    }

    /** Oldest first. */
    private static List<String> told(SimulatedService service) {
        List<String> texts = new ArrayList<>(Stage.messages(service));
        Collections.reverse(texts);
        return texts;
    }
}
