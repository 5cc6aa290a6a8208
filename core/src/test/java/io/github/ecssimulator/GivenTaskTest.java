package io.github.ecssimulator;

import static io.github.ecssimulator.TestWorld.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.ecssimulator.api.DescribeServiceDeployments;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ListServiceDeployments;
import io.github.ecssimulator.api.ListServiceDeployments.ServiceDeploymentBrief;
import io.github.ecssimulator.api.ServiceDeployment;
import io.github.ecssimulator.api.ServiceDeployment.ServiceRevisionSummary;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.GivenTask;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.ServiceMessage;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.SimulatedTime;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskSetSnapshot;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tasks that were started before the world began. */
class GivenTaskTest {

    private static final GivenTask RUNNING = GivenTask.inStatus(TaskStatus.RUNNING);
    private static final TaskId ID = new TaskId("0123456789abcdef0123456789abcdef");

    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedCluster media = ecs.createCluster("media");

    private static EcsSimulator slow() {
        return EcsSimulator.builder().taskTimings(TaskTimings.realistic()).build();
    }

    private static GivenTask stopped(String id, Duration ago) {
        return new GivenTask(
                new TaskId(id.repeat(32)),
                TaskStatus.STOPPED,
                null,
                null,
                START.minus(Duration.ofHours(5)),
                START.minus(Duration.ofHours(4)),
                null,
                new GivenTask.Stop(StopCause.CONTAINER_EXIT, "Essential container in task exited", START.minus(ago), 1),
                null,
                null);
    }

    @Test
    void service_givenTask_keepsWhatWasSaid() {
        GivenTask given = new GivenTask(
                ID,
                TaskStatus.RUNNING,
                null,
                "us-east-1f",
                START.minus(Duration.ofDays(2)),
                START.minus(Duration.ofDays(1)),
                START.plus(Duration.ofHours(3)),
                null,
                null,
                null);

        SimulatedService service = media.createService("transcoder", ServiceSettings.replica(1), List.of(given));

        TaskSnapshot task = service.tasks().get(0).snapshot();
        assertThat(service.tasks()).hasSize(1);
        assertThat(task.ref().id()).isEqualTo(ID);
        assertThat(task.availabilityZone()).isEqualTo("us-east-1f");
        assertThat(task.createdAt()).isEqualTo(START.minus(Duration.ofDays(2)));
        assertThat(task.startedAt()).isEqualTo(START.minus(Duration.ofDays(1)));
        assertThat(task.protectedUntil()).isEqualTo(START.plus(Duration.ofHours(3)));
        assertThat(task.group()).isEqualTo("service:transcoder");
        assertThat(task.startedBy()).isEqualTo(service.deployments().get(0).id());
        assertThat(ecs.journal().timeline()).contains("task media/transcoder/01234567 was there from before, RUNNING");
    }

    @Test
    void service_nothingSaid_isAsIfStartedNow() {
        SimulatedService service =
                media.createService("transcoder", ServiceSettings.replica(2), List.of(RUNNING, RUNNING));

        assertThat(service.tasks()).allSatisfy(task -> {
            assertThat(task.snapshot().createdAt()).isEqualTo(START);
            assertThat(task.snapshot().startedAt()).isEqualTo(START);
        });
        assertThat(service.tasks())
                .extracting(task -> task.snapshot().availabilityZone())
                .containsExactly("us-east-1a", "us-east-1b");
        assertThat(service.deployments())
                .singleElement()
                .extracting(TaskSetSnapshot::rolloutState)
                .isEqualTo(RolloutState.COMPLETED);
        assertThat(service.runningCount()).isEqualTo(2);
    }

    @Test
    void service_fewerGivenThanDesired_startsTheOthers() {
        SimulatedService service =
                media.createService("transcoder", ServiceSettings.replica(3), List.of(RUNNING.withId(ID)));

        assertThat(service.tasks()).hasSize(3);
        assertThat(service.tasks().get(0).id()).isEqualTo(ID.value());
    }

    @Test
    void service_moreGivenThanDesired_stopsTheUnprotected() {
        SimulatedService service = media.createService(
                "transcoder",
                ServiceSettings.replica(1),
                List.of(RUNNING, RUNNING.withProtectionUntil(START.plusSeconds(60)), RUNNING));

        assertThat(service.tasks()).singleElement().matches(SimulatedTask::isProtected);
    }

    @Test
    void service_protectedSurplus_leavesWhenItsProtectionExpires() {
        GivenTask busy = RUNNING.withProtectionUntil(START.plus(Duration.ofHours(1)));
        SimulatedService service = media.createService("transcoder", ServiceSettings.replica(1), List.of(busy, busy));

        ecs.clock().advance(Duration.ofMinutes(59));
        assertThat(service.tasks()).hasSize(2);
        ecs.clock().advance(Duration.ofMinutes(1));
        assertThat(service.tasks()).hasSize(1);
    }

    @Test
    void service_tasksOfOlderTaskDefinition_areReplacedUnlessProtected() {
        TaskDefinitionRef one = ecs.registerTaskDefinition("transcoder").ref();
        TaskDefinitionRef two = ecs.registerTaskDefinition("transcoder").ref();
        GivenTask old = new GivenTask(null, TaskStatus.RUNNING, one, null, null, null, null, null, null, null);

        SimulatedService service = media.createService(
                "transcoder",
                ServiceSettings.replica(2).with(two),
                List.of(old.withProtectionUntil(START.plusSeconds(60)), old));

        assertThat(service.deployments())
                .extracting(TaskSetSnapshot::taskDefinition, TaskSetSnapshot::runningCount)
                .containsExactly(tuple("transcoder:2", 2), tuple("transcoder:1", 1));
        assertThat(service.deployments())
                .extracting(TaskSetSnapshot::rolloutState)
                .containsExactly(RolloutState.IN_PROGRESS, RolloutState.COMPLETED);
        assertThat(latestDeployment().sourceServiceRevisions())
                .extracting(ServiceRevisionSummary::runningTaskCount)
                .containsExactly(1);
        ecs.clock().advance(Duration.ofMinutes(1));
        assertThat(service.deployments())
                .singleElement()
                .extracting(TaskSetSnapshot::rolloutState)
                .isEqualTo(RolloutState.COMPLETED);
    }

    private ServiceDeployment latestDeployment() {
        List<String> arns = ecs
                .api()
                .execute(ListServiceDeployments.request(r -> r.cluster("media").service("transcoder")))
                .response()
                .serviceDeployments()
                .stream()
                .map(ServiceDeploymentBrief::serviceDeploymentArn)
                .toList();
        return ecs.api()
                .execute(new DescribeServiceDeployments.Request(arns.subList(0, 1)))
                .response()
                .serviceDeployments()
                .get(0);
    }

    @Test
    void stoppedTasks_areForgottenInTheOrderTheyStopped() {
        SimulatedService service = media.createService(
                "transcoder",
                ServiceSettings.replica(0),
                List.of(stopped("a", Duration.ofMinutes(10)), stopped("b", Duration.ofMinutes(50))));

        assertThat(service.tasks()).isEmpty();
        assertThat(media.tasks()).extracting(SimulatedTask::id).containsExactly("a".repeat(32), "b".repeat(32));
        assertThat(media.tasks().get(0).snapshot().exitCode()).isEqualTo(1);
        ecs.clock().advance(Duration.ofMinutes(10));
        assertThat(media.tasks()).extracting(SimulatedTask::id).containsExactly("a".repeat(32));
        ecs.clock().advance(Duration.ofMinutes(40));
        assertThat(media.tasks()).isEmpty();
    }

    @Test
    void startingTask_goesOnInItsTime() {
        EcsSimulator world = slow();
        SimulatedService service = world.createCluster("media")
                .createService(
                        "transcoder", ServiceSettings.replica(1), List.of(GivenTask.inStatus(TaskStatus.PENDING)));
        SimulatedTask task = service.tasks().get(0);

        assertThat(task.lastStatus()).isEqualTo(TaskStatus.PENDING);
        assertThat(world.journal().events(TaskEvent.StatusChanged.class)).isEmpty();
        world.clock().advance(Duration.ofSeconds(25));
        assertThat(task.lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(service.runningCount()).isEqualTo(1);
    }

    @Test
    void stoppingTask_goesOnInItsTime_andIsReplaced() {
        EcsSimulator world = slow();
        SimulatedCluster cluster = world.createCluster("media");
        cluster.createService(
                "transcoder", ServiceSettings.replica(1), List.of(GivenTask.inStatus(TaskStatus.STOPPING)));
        SimulatedTask task = cluster.tasks().get(0);

        assertThat(cluster.tasks()).hasSize(2);
        world.clock().advance(Duration.ofSeconds(34));
        assertThat(task.lastStatus()).isEqualTo(TaskStatus.DEPROVISIONING);
        world.clock().advance(Duration.ofSeconds(1));
        assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPED);
        assertThat(task.snapshot().exitCode()).isEqualTo(137);
    }

    @Test
    void stoppingTask_besideARunningOne_leavesTheServiceSteady() {
        SimulatedService service = slow().createCluster("media")
                .createService(
                        "transcoder",
                        ServiceSettings.replica(1),
                        List.of(RUNNING, GivenTask.inStatus(TaskStatus.STOPPING)));

        assertThat(service.events())
                .extracting(ServiceMessage::message)
                .contains("(service transcoder) has reached a steady state.");
    }

    @Test
    void runningTask_thatWasToldToStop_stops() {
        EcsSimulator world = slow();
        SimulatedCluster cluster = world.createCluster("media");
        GivenTask told = new GivenTask(
                ID,
                TaskStatus.RUNNING,
                null,
                null,
                null,
                null,
                START.plusSeconds(3600),
                new GivenTask.Stop(StopCause.USER, "over", null, null),
                null,
                null);
        SimulatedService service = cluster.createService("transcoder", ServiceSettings.replica(1), List.of(told));

        assertThat(cluster.tasks()).hasSize(2);
        assertThat(cluster.tasks().get(0).lastStatus()).isEqualTo(TaskStatus.DEACTIVATING);
        world.clock().advance(Duration.ofMinutes(1));
        assertThat(service.runningCount()).isEqualTo(1);
        assertThat(cluster.tasks().get(0).snapshot().stoppedReason()).isEqualTo("over");
    }

    @Test
    void ids_ofAnEqualSeed_areNotGivenTwice() {
        String first = EcsSimulator.create().createCluster("x").runTask().id();

        media.addTask(RUNNING.withId(new TaskId(first)));
        SimulatedTask next = media.runTask();

        assertThat(next.id()).isNotEqualTo(first);
        assertThat(media.tasks()).hasSize(2);
    }

    @Test
    void ids_ofARefusedService_stayFree() {
        TaskId first =
                new TaskId(EcsSimulator.create().createCluster("x").runTask().id());
        SimulatedCluster gone = ecs.createCluster("gone");
        gone.delete();

        assertThatIllegalStateException()
                .isThrownBy(() ->
                        gone.createService("transcoder", ServiceSettings.replica(1), List.of(RUNNING.withId(first))));

        assertThat(media.runTask().id()).isEqualTo(first.value());
    }

    @Test
    void id_ofATaskOfAnotherCluster_isRefused() {
        TaskId id = new TaskId("0123456789abcdef0123456789abcdef");
        media.addTask(RUNNING.withId(id));
        SimulatedCluster other = ecs.createCluster("other");

        assertThatIllegalArgumentException().isThrownBy(() -> other.addTask(RUNNING.withId(id)));
    }

    @Test
    void standaloneTask_isThere_andCannotBeProtected() {
        SimulatedTask plain = media.addTask(RUNNING);
        TaskDefinitionRef batch = ecs.registerTaskDefinition("batch").ref();
        SimulatedTask grouped = media.addTask(
                new GivenTask(ID, TaskStatus.RUNNING, batch, null, null, null, null, null, "night", "cron"));

        assertThat(plain.snapshot().group()).isEqualTo("family:standalone");
        assertThat(plain.snapshot().availabilityZone()).startsWith("us-east-1");
        assertThat(grouped.snapshot().group()).isEqualTo("night");
        assertThat(grouped.snapshot().startedBy()).isEqualTo("cron");
        assertThat(ecs.api()
                        .execute(new GetTaskProtection.Request("media", List.of(ID.value())))
                        .response()
                        .failures())
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> media.addTask(RUNNING.withProtectionUntil(START.plusSeconds(60))))
                .withMessage("A standalone task cannot be protected.");
    }

    @Test
    void tasks_thatCannotBe_areRefusedBeforeAnythingHappens() {
        media.addTask(RUNNING.withId(ID));

        assertRefused(RUNNING.withId(ID), "Two tasks of cluster media cannot have the id " + ID + ".");
        assertRefused(
                RUNNING.withProtectionUntil(START),
                "The protection of a given task ended at 2024-01-01T00:00:00Z, and it is 2024-01-01T00:00:00Z already.");
        assertRefused(
                RUNNING.withProtectionUntil(START.plus(Duration.ofDays(2)).plusNanos(1)),
                "ECS protects for at most 2880 minutes, but the protection of a given task ends at"
                        + " 2024-01-03T00:00:00.000000001Z, and it is 2024-01-01T00:00:00Z.");
        assertRefused(
                new GivenTask(null, TaskStatus.PENDING, null, null, START.plusSeconds(1), null, null, null, null, null),
                "A given task was created at 2024-01-01T00:00:01Z, and it is only 2024-01-01T00:00:00Z.");
        assertThatIllegalStateException()
                .isThrownBy(() -> media.createService(
                        "transcoder",
                        ServiceSettings.replica(1),
                        List.of(new GivenTask(
                                null,
                                TaskStatus.RUNNING,
                                new TaskDefinitionRef("none", 1),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null))))
                .withMessageContaining("TaskDefinition not found.");
        assertThat(media.services()).isEmpty();
    }

    private void assertRefused(GivenTask task, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> media.createService("transcoder", ServiceSettings.replica(1), List.of(task)))
                .withMessage(message);
    }

    @Test
    void externalService_tasks_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> media.createService("x", ServiceSettings.external(1), List.of(RUNNING)))
                .withMessageContaining("EXTERNAL controller");
        assertThat(media.createService("x", ServiceSettings.external(1), List.of())
                        .tasks())
                .isEmpty();
    }

    @Test
    void givenTask_partsThatContradict_areRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new GivenTask(null, TaskStatus.STOPPING, null, null, null, null, null, null, null, null))
                .withMessage("A task that is STOPPING was told to stop; say how.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GivenTask.inStatus(TaskStatus.STOPPED).withProtectionUntil(START))
                .withMessage("A task that is STOPPED cannot be protected.");
    }

    static List<Arguments> tasksOfNoTime() {
        Instant before = SimulatedTime.EARLIEST.minusNanos(1);
        Instant after = SimulatedTime.LATEST.plusNanos(1);
        return List.of(
                arguments("createdAt", (ThrowingCallable) () -> running(before, null)),
                arguments("startedAt", (ThrowingCallable) () -> running(null, after)),
                arguments("protectedUntil", (ThrowingCallable) () -> RUNNING.withProtectionUntil(after)),
                arguments("stoppedAt", (ThrowingCallable) () -> new GivenTask.Stop(StopCause.USER, "x", before, null)));
    }

    private static GivenTask running(Instant createdAt, Instant startedAt) {
        return new GivenTask(null, TaskStatus.RUNNING, null, null, createdAt, startedAt, null, null, null, null);
    }

    @ParameterizedTest
    @MethodSource("tasksOfNoTime")
    void givenTask_instantOutOfSimulatedTime_isRefusedByItsName(String argument, ThrowingCallable task) {
        assertThatIllegalArgumentException().isThrownBy(task).withMessageStartingWith(argument + " must be from 1970");
    }

    @Test
    void givenTask_inAStatus_wasToldToStopOnlyBehindRunning() {
        assertThat(GivenTask.inStatus(TaskStatus.RUNNING).stop()).isNull();
        assertThat(GivenTask.inStatus(TaskStatus.DEACTIVATING))
                .asString()
                .startsWith("GivenTask[id=null, lastStatus=DEACTIVATING,")
                .contains("stop=GivenTask.Stop[cause=USER, reason=Task stopped by user,");
    }

    @Test
    void tasks_oneOfThemNull_areRefusedInWords() {
        List<GivenTask> tasks = Arrays.asList(RUNNING, null);

        assertThatThrownBy(() -> media.createService("transcoder", ServiceSettings.replica(2), tasks))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("A given task must not be null.");
    }

    @Test
    void inactiveCluster_isRefused() {
        media.delete();

        assertThatIllegalStateException().isThrownBy(() -> media.addTask(RUNNING));
    }
}
