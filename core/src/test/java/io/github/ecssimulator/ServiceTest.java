package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DesiredStatus;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.ServiceSnapshot;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.model.StopCode;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServiceTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedCluster media = ecs.createCluster("media");

    @Test
    void createService_desiredCount_startsItsTasksAtOnce() {
        SimulatedService transcoder = media.createService("transcoder", 3);

        assertThat(transcoder.desiredCount()).isEqualTo(3);
        assertThat(transcoder.runningCount()).isEqualTo(3);
        assertThat(transcoder.tasks()).hasSize(3).allMatch(SimulatedTask::isRunning);
        assertThat(transcoder.protectedTasks()).isEmpty();
    }

    @Test
    void createService_none_startsNoTask() {
        assertThat(media.createService("transcoder", 0).tasks()).isEmpty();
    }

    @Test
    void service_names_areThoseOfEcs() {
        SimulatedService transcoder = media.createService("transcoder", 0);

        assertThat(transcoder.name()).isEqualTo("transcoder");
        assertThat(transcoder.arn()).isEqualTo("arn:aws:ecs:us-east-1:123456789012:service/media/transcoder");
        assertThat(transcoder.cluster().name()).isEqualTo("media");
        assertThat(transcoder).hasToString("service media/transcoder");
    }

    @Test
    void serviceTask_group_andStartedBy_nameItsServiceAndDeployment() { // documented: Task
        media.createService("transcoder", 2);

        assertThat(media.tasks()).allSatisfy(task -> {
            assertThat(task.snapshot().group()).isEqualTo("service:transcoder");
            assertThat(task.snapshot().startedBy()).matches("ecs-svc/\\d{19}");
            assertThat(task.service()).map(SimulatedService::name).contains("transcoder");
        });
        assertThat(media.tasks().stream().map(task -> task.snapshot().startedBy()))
                .as("one deployment")
                .containsOnly(media.tasks().get(0).snapshot().startedBy());
    }

    @Test
    void createService_tasks_areSpreadOverZones() { // documented: tasks of a service are spread over zones
        SimulatedService transcoder = media.createService("transcoder", 7);

        assertThat(zones(transcoder))
                .containsExactly(
                        "us-east-1a",
                        "us-east-1b",
                        "us-east-1c",
                        "us-east-1a",
                        "us-east-1b",
                        "us-east-1c",
                        "us-east-1a");
    }

    @Test
    void scaleTo_outAfterIn_fillsTheEmptiestZone() {
        SimulatedService transcoder = media.createService("transcoder", 3);
        transcoder.scaleTo(2);

        transcoder.scaleTo(5);

        assertThat(zones(transcoder))
                .containsExactly("us-east-1b", "us-east-1c", "us-east-1a", "us-east-1a", "us-east-1b");
    }

    @Test
    void createService_badName_isRefused() { // documented: CreateService
        assertThatIllegalArgumentException()
                .isThrownBy(() -> media.createService("trans coder", 1))
                .withMessage("The name of a service has 1 to 255 letters, digits, underscores and hyphens,"
                        + " but was \"trans coder\".");
    }

    @Test
    void createService_negativeCount_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> media.createService("transcoder", -1))
                .withMessage("desiredCount must be 0 or more, but was -1.");
    }

    @Test
    void createService_nameInUse_isRefused() { // observed: CreateService
        media.createService("transcoder", 1);

        assertThatIllegalStateException()
                .isThrownBy(() -> media.createService("transcoder", 1))
                .withMessage("cluster media has a service transcoder already, which is ACTIVE. Take it with"
                        + " service(\"transcoder\"), delete it first, or choose another name.");
    }

    @Test
    void createService_nameInAnotherCluster_isAnotherService() {
        media.createService("transcoder", 1);

        SimulatedService other = ecs.createCluster("games").createService("transcoder", 2);

        assertThat(other.runningCount()).isEqualTo(2);
        assertThat(media.service("transcoder").runningCount()).isEqualTo(1);
    }

    @Test
    void service_unknownName_namesThoseThereAre() {
        media.createService("transcoder", 1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> media.service("coder"))
                .withMessage("There is no service coder in cluster media. There are: transcoder.");
    }

    @Test
    void services_areInTheOrderOfCreation() {
        media.createService("b", 0);
        media.createService("a", 0);

        assertThat(media.services()).extracting(SimulatedService::name).containsExactly("b", "a");
    }

    @Test
    void delete_service_stopsEveryTaskAndTurnsInactive() { // assumed: U26
        SimulatedService transcoder = media.createService("transcoder", 2);

        transcoder.delete();

        assertThat(transcoder.tasks()).isEmpty();
        assertThat(transcoder.desiredCount()).isZero();
        assertThat(transcoder.snapshot().status()).isEqualTo(ServiceStatus.INACTIVE);
        assertThat(media.tasks()).allSatisfy(task -> {
            assertThat(task.snapshot().stopCode()).contains(StopCode.SERVICE_SCHEDULER_INITIATED);
            assertThat(task.snapshot().stoppedReason()).isEqualTo("Service was deleted");
        });
    }

    @Test
    void delete_serviceWithProtectedTasks_stopsThemToo() { // assumed: U26
        TestWorld world = TestWorld.with();
        SimulatedTask busy = world.task(0);
        world.protect(busy);

        world.transcoder().delete();

        assertThat(busy.isStopped()).isTrue();
        assertThat(busy.isProtected()).isFalse();
    }

    @Test
    void delete_deletedService_changesNothing() {
        SimulatedService transcoder = media.createService("transcoder", 2);
        transcoder.delete();
        String before = ecs.journal().timeline();

        transcoder.delete();

        assertThat(ecs.journal().timeline()).isEqualTo(before);
    }

    static List<Consumer<SimulatedService>> changes() {
        return List.of(
                service -> service.scaleTo(3),
                SimulatedService::deploy,
                service -> service.configure(DeploymentSettings.replicaDefaults()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void change_ofADeletedService_isRefusedAndWrittenNowhere(Consumer<SimulatedService> change) {
        SimulatedService transcoder = media.createService("transcoder", 2);
        transcoder.delete();
        int before = ecs.journal().entries().size();

        assertThatIllegalStateException()
                .isThrownBy(() -> change.accept(transcoder))
                .withMessage("service media/transcoder: Service was not ACTIVE. (ServiceNotActiveException)");

        assertThat(ecs.journal().entries()).hasSize(before);
    }

    @Test
    void createService_nameOfADeletedOne_makesANewOne() {
        SimulatedService old = media.createService("transcoder", 2);
        media.createService("packager", 0);
        old.delete();

        SimulatedService fresh = media.createService("transcoder", 1);

        assertThat(fresh.runningCount()).isEqualTo(1);
        assertThat(old.runningCount()).isZero();
        assertThat(media.services()).extracting(SimulatedService::name).containsExactly("packager", "transcoder");
    }

    @Test
    void createDaemonService_runsATaskOnEachInstance() {
        SimulatedService agent = media.createDaemonService("agent", 2);

        assertThat(agent.runningCount()).isEqualTo(2);
        assertThat(agent.snapshot().schedulingStrategy()).isEqualTo(SchedulingStrategy.DAEMON);
    }

    @Test
    void snapshot_ofAService_staysAsItWas() {
        TestWorld world = TestWorld.with();
        world.protect(world.task(0));
        ServiceSnapshot before = world.transcoder().snapshot();

        world.clock().advance(Duration.ofHours(1));
        world.transcoder().delete();

        assertThat(before.at()).isEqualTo(TestWorld.START);
        assertThat(before.status()).isEqualTo(ServiceStatus.ACTIVE);
        assertThat(before.schedulingStrategy()).isEqualTo(SchedulingStrategy.REPLICA);
        assertThat(before.desiredCount()).isEqualTo(3);
        assertThat(before.runningCount()).isEqualTo(3);
        assertThat(before.protectedCount()).isEqualTo(1);
    }

    @Test
    void snapshot_ofARunningTask_tellsWhereItStands() {
        SimulatedTask task = media.createService("transcoder", 1).tasks().get(0);

        TaskSnapshot snapshot = task.snapshot();

        assertThat(snapshot.lastStatus()).isEqualTo(TaskStatus.RUNNING);
        assertThat(snapshot.desiredStatus()).isEqualTo(DesiredStatus.RUNNING);
        assertThat(snapshot.createdAt()).isEqualTo(TestWorld.START);
        assertThat(snapshot.startedAt()).isEqualTo(TestWorld.START);
        assertThat(snapshot.stoppedAt()).isNull();
        assertThat(snapshot.stopCode()).isEmpty();
        assertThat(snapshot.isRunning()).isTrue();
        assertThat(snapshot.isStopped()).isFalse();
        assertThat(snapshot.protectionExpiresAt()).isEmpty();
    }

    private static List<String> zones(SimulatedService service) {
        return service.tasks().stream()
                .map(task -> task.snapshot().availabilityZone())
                .toList();
    }
}
