package io.github.ecssimulator.api;

import static io.github.ecssimulator.TestWorld.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.SimulatedTaskDefinition;
import io.github.ecssimulator.SimulatedTaskSet;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.ListServiceDeployments.CreatedAt;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.journal.JournalEntry;
import io.github.ecssimulator.model.EventBridgeEvent;
import io.github.ecssimulator.model.ServiceSettings;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** ECS and the SDKs tell milliseconds, whatever a world's clock knows. */
class AnsweredInstantTest {
    private static final Instant FINE = START.plusNanos(123_456_789);

    private final TestWorld world = new TestWorld(EcsSimulator.builder().startAt(FINE));
    private final EcsApi api = world.ecs().api();

    @Test
    void answers_inAWorldOfNanoseconds_haveMilliseconds() throws ReflectiveOperationException {
        List<EventBridgeEvent> events = new ArrayList<>();
        world.ecs().onEvent(events::add);
        askForEverything();

        TreeSet<String> members = new TreeSet<>();
        for (JournalEntry entry : world.ecs().journal().entries()) {
            if (entry.event() instanceof CallEvent.Accepted accepted) {
                requireMillis(accepted.response(), "", members);
            }
        }

        assertThat(members).contains("createdAt", "updatedAt", "stoppingAt", "stabilityStatusAt", "registeredAt");
        assertThat(events)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.detail().toString()).doesNotContainPattern("\\.\\d{4,9}Z"));
    }

    @Test
    void createdAt_ofAnAnswer_isNotAfterItself() {
        Instant createdAt = deployments(null).get(0).createdAt();

        assertThat(createdAt).isEqualTo(START.plusMillis(123));
        assertThat(deployments(new CreatedAt(null, createdAt))).isEmpty();
        assertThat(deployments(new CreatedAt(createdAt.plusNanos(999), null))).isEmpty();
        assertThat(deployments(new CreatedAt(createdAt.plusMillis(1), createdAt.minusNanos(1))))
                .hasSize(1);
    }

    private List<ListServiceDeployments.ServiceDeploymentBrief> deployments(CreatedAt span) {
        return api.execute(new ListServiceDeployments.Request("transcoder", "media", null, span, null, null))
                .response()
                .serviceDeployments();
    }

    private void askForEverything() {
        SimulatedTaskSet set = world.media()
                .createService("external", ServiceSettings.external(1))
                .createTaskSet(definition(), 100);
        world.clock().advance(Duration.ofNanos(1_000_001));
        api.execute(new StopTask.Request("media", world.task(0).id(), null));
        world.transcoder().deploy();
        api.execute(new DescribeTasks.Request(
                "media", world.media().tasks().stream().map(SimulatedTask::id).toList(), null));
        api.execute(new DescribeServices.Request("media", List.of("transcoder", "external"), null));
        api.execute(new DescribeTaskSets.Request("media", "external", List.of(set.id()), null));
        api.execute(new DescribeTaskDefinition.Request("transcoder", null));
        api.execute(new RegisterContainerInstance.Request("media", null, null, null, null, null));
        List<String> arns = deployments(null).stream()
                .map(ListServiceDeployments.ServiceDeploymentBrief::serviceDeploymentArn)
                .toList();
        api.execute(new DescribeServiceDeployments.Request(arns));
        List<String> revisions = deployments(null).stream()
                .map(ListServiceDeployments.ServiceDeploymentBrief::targetServiceRevisionArn)
                .toList();
        api.execute(new DescribeServiceRevisions.Request(revisions));
    }

    private SimulatedTaskDefinition definition() {
        return world.ecs().registerTaskDefinition("external");
    }

    private static void requireMillis(Object value, String member, Set<String> members)
            throws ReflectiveOperationException {
        if (value instanceof Instant instant) {
            members.add(member);
            assertThat(instant).as(member).isEqualTo(instant.truncatedTo(ChronoUnit.MILLIS));
        } else if (value instanceof List<?> list) {
            for (Object each : list) {
                requireMillis(each, member, members);
            }
        } else if (value instanceof Record) {
            for (RecordComponent component : value.getClass().getRecordComponents()) {
                requireMillis(component.getAccessor().invoke(value), component.getName(), members);
            }
        }
    }
}
