package io.github.ecssimulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.api.RegisterContainerInstance;
import io.github.ecssimulator.api.UpdateContainerInstancesState;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.EventBridgeEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What EventBridge tells of a service and its deployments. documented: ecs_service_events, ecs_service_deployment_events. */
class ServiceActionTest {
    private static final String NO_INSTANCE =
            "was unable to place a task because no container instance met all of its requirements.";

    private final Stage stage = new Stage();
    private final List<EventBridgeEvent> events = new ArrayList<>();

    @BeforeEach
    void subscribe() {
        assertThat(stage.ecs.onEvent(events::add)).isNotNull();
    }

    @Test
    void firstDeployment_isToldFromItsBeginToTheSteadyState() {
        String id =
                stage.media.createService("transcoder", 1).deployments().get(0).id();

        assertThat(events).extracting(EventBridgeEvent::source).containsOnly("aws.ecs");
        assertThat(events.get(0).toString()).startsWith("EventBridgeEvent[id=").contains("detailType=ECS ");
        assertThat(told())
                .containsExactly(
                        "INFO SERVICE_DEPLOYMENT_IN_PROGRESS ECS deployment " + id + " in progress.",
                        "INFO SERVICE_DEPLOYMENT_COMPLETED ECS deployment " + id + " completed.",
                        "INFO SERVICE_STEADY_STATE");
    }

    @Test
    void steadyState_hasTheDocumentedMembersAlone() { // documented: EVT - its example has no reason
        SimulatedService service = stage.media.createService("transcoder", 1);

        EventBridgeEvent steady = events.get(events.size() - 1);

        assertThat(steady.detailType()).isEqualTo("ECS Service Action");
        assertThat(steady.resources()).containsExactly(service.arn());
        assertThat(steady.detail())
                .containsExactly(
                        entry("eventType", "INFO"),
                        entry("eventName", "SERVICE_STEADY_STATE"),
                        entry("clusterArn", stage.media.arn()),
                        entry("createdAt", "2024-01-01T00:00:00Z"));
    }

    @Test
    void deployment_hasTheMembersThatWereObserved() { // observed: events of 2026, which name the cluster;
        // documented: the others
        String id =
                stage.media.createService("transcoder", 1).deployments().get(0).id();

        EventBridgeEvent begun = events.stream()
                .filter(event -> event.detailType().equals("ECS Deployment State Change"))
                .findFirst()
                .orElseThrow();

        assertThat(begun.detail())
                .containsExactly(
                        entry("eventType", "INFO"),
                        entry("eventName", "SERVICE_DEPLOYMENT_IN_PROGRESS"),
                        entry("clusterArn", stage.media.arn()),
                        entry("deploymentId", id),
                        entry("updatedAt", "2024-01-01T00:00:00Z"),
                        entry("reason", "ECS deployment " + id + " in progress."));
    }

    @Test
    void heldScaleIn_isToldInTheWordsOfTheServiceEvent() { // assumed: U24
        SimulatedService service = stage.media.createService("transcoder", 1);
        stage.protect(60, service.tasks().get(0));
        events.clear();

        service.scaleTo(0);

        assertThat(told())
                .containsExactly(
                        "INFO TASKSET_SCALE_IN_FAILURE_BY_TASK_PROTECTION was unable to reach steady state because"
                                + " (taskSet " + service.deployments().get(0).id()
                                + ") was unable to scale in due to (reason 1 tasks under protection)");
    }

    @Test
    void deployment_whoseTasksFail_isToldAsErrorAndThenTheOneItGoesBackTo() {
        SimulatedService service = stage.media.createService("transcoder", 1);
        String first = service.deployments().get(0).id();
        service.configure(DeploymentSettings.replicaDefaults().withCircuitBreaker(CircuitBreaker.ROLL_BACK));
        events.clear();

        String failed =
                service.deploy(stage.ecs.registerTaskDefinition("broken").failsToStart("CannotPullContainerError"));
        stage.advance("PT10M");

        assertThat(toldOf("ECS Deployment State Change"))
                .containsExactly(
                        "INFO SERVICE_DEPLOYMENT_IN_PROGRESS ECS deployment " + failed + " in progress.",
                        "ERROR SERVICE_DEPLOYMENT_FAILED ECS deployment circuit breaker: tasks failed to start.",
                        "INFO SERVICE_DEPLOYMENT_IN_PROGRESS ECS deployment circuit breaker: rolling back to deploymentId "
                                + first + ".",
                        "INFO SERVICE_DEPLOYMENT_COMPLETED ECS deployment " + first + " completed.");
    }

    @Test
    void taskWithoutAPlace_isToldOnceUntilOneIsPlacedAgain() { // documented: EVT, service-event-messages
        String only = stage.ecs
                .api()
                .execute(RegisterContainerInstance.request(r -> r.cluster("media")))
                .response()
                .containerInstance()
                .containerInstanceArn();
        SimulatedService service = stage.media.createService("transcoder", 1);
        events.clear();

        change(only, "DRAINING");
        service.scaleTo(2);
        service.scaleTo(3);
        assertThat(toldOf("ECS Service Action")).containsExactly("ERROR SERVICE_TASK_PLACEMENT_FAILURE " + NO_INSTANCE);
        change(only, "ACTIVE");
        change(only, "DRAINING");
        service.scaleTo(4);

        assertThat(toldOf("ECS Service Action"))
                .filteredOn(text -> text.endsWith(NO_INSTANCE))
                .hasSize(2);
        assertThat(Stage.messages(service))
                .contains("(service transcoder) " + NO_INSTANCE)
                .noneMatch(text -> text.contains("deployment configuration"));
    }

    private void change(String instance, String status) {
        stage.ecs.api().execute(new UpdateContainerInstancesState.Request("media", List.of(instance), status));
    }

    private List<String> told() {
        return texts(events.stream().filter(event -> event.detail().containsKey("eventName")));
    }

    private List<String> toldOf(String detailType) {
        return texts(events.stream().filter(event -> event.detailType().equals(detailType)));
    }

    private static List<String> texts(Stream<EventBridgeEvent> events) {
        return events.map(EventBridgeEvent::detail).map(ServiceActionTest::text).toList();
    }

    private static String text(Map<String, Object> detail) {
        return Stream.of("eventType", "eventName", "reason")
                .filter(detail::containsKey)
                .map(name -> String.valueOf(detail.get(name)))
                .collect(Collectors.joining(" "));
    }
}
