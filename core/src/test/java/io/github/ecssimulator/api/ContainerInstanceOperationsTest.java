package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.network;
import static io.github.ecssimulator.api.ApiCalls.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.journal.ClusterEvent;
import io.github.ecssimulator.journal.TaskEvent;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.ServiceMessage;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Scheduling.DrainingHost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Container instances, and the tasks on them. */
class ContainerInstanceOperationsTest {
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private ApiCalls api = new ApiCalls(EcsSimulator.create());

    @BeforeEach
    void makeCluster() {
        api.ecs().createCluster("media");
        api.register("app");
    }

    private void slowWorld(DrainingHost policy) {
        api = new ApiCalls(EcsSimulator.builder()
                .policy(policy)
                .taskTimings(TaskTimings.realistic())
                .build());
        makeCluster();
    }

    private ContainerInstance register(String zone) {
        List<Structure> attributes =
                zone == null ? null : List.of(Structure.of("name", "ecs.availability-zone", "value", zone));
        return api.call(RegisterContainerInstance.request(
                        r -> r.cluster("media").attributes(attributes)))
                .containerInstance();
    }

    private String inZone(String letter) {
        return register("us-east-1" + letter).containerInstanceArn();
    }

    private ContainerInstance describe(String instance) {
        return api.call(new DescribeContainerInstances.Request("media", List.of(instance), List.of("TAGS")))
                .containerInstances()
                .get(0);
    }

    private List<String> list(String status) {
        return api.call(new ListContainerInstances.Request("media", null, status, null, null))
                .containerInstanceArns();
    }

    private UpdateContainerInstancesState.Response update(String status, String... instances) {
        return api.call(new UpdateContainerInstancesState.Request("media", List.of(instances), status));
    }

    private SimulatedService web() {
        return api.ecs().cluster("media").service("web");
    }

    private List<String> places(String service) {
        return api.tasksOf(service).stream().map(Task::containerInstanceArn).toList();
    }

    private List<String> tasksOn(String instance) {
        return api.call(ListTasks.request(r -> r.cluster("media").containerInstance(instance)))
                .taskArns();
    }

    @Test
    void register_isDescribedAndListed() {
        ContainerInstance made = api.call(RegisterContainerInstance.request(r -> r.cluster("media")
                        .totalResources(List.of(Structure.of("name", "CPU", "type", "INTEGER", "integerValue", 2048)))
                        .versionInfo(Structure.of("agentVersion", "1.105.0"))
                        .tags(List.of(tag("team", "video")))))
                .containerInstance();

        assertThat(made.containerInstanceArn()).matches(ARN + "container-instance/media/[0-9a-f]{32}");
        assertThat(made.ec2InstanceId()).matches("i-0[0-9a-f]{16}");
        assertThat(made.status()).isEqualTo("ACTIVE");
        assertThat(made.agentConnected()).isTrue();
        assertThat(made.registeredAt()).isEqualTo(TestWorld.START);
        assertThat(made.versionInfo()).isEqualTo(Structure.of("agentVersion", "1.105.0"));
        assertThat(made.registeredResources()).hasSize(1).isEqualTo(made.remainingResources());
        assertThat(made.attributes())
                .containsExactly(Structure.of("name", "ecs.availability-zone", "value", "us-east-1a"));
        assertThat(describe(made.containerInstanceArn())).isEqualTo(made);
        assertThat(made.tags()).containsExactly(tag("team", "video"));
        assertThat(list(null)).containsExactly(made.containerInstanceArn());
        assertThat(api.call(new DescribeClusters.Request(List.of("media"), null))
                        .clusters()
                        .get(0)
                        .registeredContainerInstancesCount())
                .isEqualTo(1);
    }

    @Test
    void register_attributes_sayTheZoneOnceWhereverItStands() {
        Structure ofTheUser = Structure.of("name", "rack", "value", "r1");
        Structure zone = Structure.of("name", "ecs.availability-zone", "value", "us-east-1c");

        assertThat(withAttributes(ofTheUser, zone)).containsExactly(ofTheUser, zone);
        assertThat(withAttributes(ofTheUser))
                .containsExactly(ofTheUser, Structure.of("name", "ecs.availability-zone", "value", "us-east-1a"));
        api.service("web", r -> r.desiredCount(2));
        assertThat(web().tasks())
                .extracting(task -> task.snapshot().availabilityZone())
                .containsExactlyInAnyOrder("us-east-1a", "us-east-1c");
    }

    private List<Structure> withAttributes(Structure... attributes) {
        ContainerInstance made = api.call(RegisterContainerInstance.request(
                        r -> r.cluster("media").attributes(List.of(attributes))))
                .containerInstance();
        return describe(made.containerInstanceArn()).attributes();
    }

    @Test
    void listTasks_ofAnInstance_tellsThoseThatStoppedOnIt() {
        String instance = inZone("a");
        String other = inZone("b");
        SimulatedTask first = api.ecs().cluster("media").runTask();
        SimulatedTask second = api.ecs().cluster("media").runTask();
        first.stop();
        second.stop();

        assertThat(List.of(stoppedOn(instance), stoppedOn(other)))
                .containsExactlyInAnyOrder(List.of(first.arn()), List.of(second.arn()));
    }

    private List<String> stoppedOn(String instance) {
        return api.call(ListTasks.request(
                        r -> r.cluster("media").containerInstance(instance).desiredStatus("STOPPED")))
                .taskArns();
    }

    @Test
    void noneRegistered_clusterHasOneInEachZone_whichOperationsTake() {
        api.service("web", r -> r.desiredCount(3));

        assertThat(list(null)).hasSize(3).containsExactlyInAnyOrderElementsOf(places("web"));
        assertThat(describe(list(null).get(0)).runningTasksCount()).isEqualTo(1);
        assertThat(tasksOn(list(null).get(0))).hasSize(1);
    }

    @Test
    void tasks_spreadOverZonesThenOverInstances() {
        List<String> all = List.of(inZone("a"), inZone("a"), inZone("b"));
        api.service("web", r -> r.desiredCount(4));

        assertThat(places("web")).containsExactlyInAnyOrder(all.get(0), all.get(1), all.get(2), all.get(2));
    }

    @Test
    void tasks_ofEquallyEmptyZones_goByTheOrderOfTheZones() {
        List<String> all = List.of(inZone("f"), inZone("c"), inZone("b"));

        api.service("web", r -> r.desiredCount(3));

        assertThat(places("web")).containsExactly(all.get(2), all.get(1), all.get(0));
    }

    @Test
    void standaloneTasks_goToTheZonesInTurn() {
        List.of("a", "b", "c").forEach(this::inZone);

        List<String> places = IntStream.range(0, 4)
                .mapToObj(i -> api.ecs().cluster("media").runTask().snapshot().availabilityZone())
                .toList();

        assertThat(places).containsExactly("us-east-1b", "us-east-1c", "us-east-1a", "us-east-1b");
    }

    @Test
    void fargate_isOnNone() {
        api.registerForFargate("light");
        api.service(
                "web", r -> r.taskDefinition("light").launchType("FARGATE").networkConfiguration(network("subnet-1")));

        assertThat(places("web")).containsOnlyNulls();
        assertThat(list(null)).isEmpty();
    }

    @Test
    void drain_serviceTasks_areReplacedBeforeTheyStop() {
        slowWorld(DrainingHost.STOPS_PROTECTED);
        String old = inZone("a");
        api.service("web", r -> r.desiredCount(2));
        assertThat(describe(old).pendingTasksCount()).isEqualTo(2);
        assertThat(describe(old).runningTasksCount()).isZero();
        api.ecs().clock().advance(A_WHILE);
        assertThat(describe(old).pendingTasksCount()).isZero();
        assertThat(describe(old).runningTasksCount()).isEqualTo(2);
        List<SimulatedTask> tasks = web().tasks();
        String other = inZone("b");

        long version = describe(old).version();
        assertThat(update("DRAINING", old).containerInstances().get(0).status()).isEqualTo("DRAINING");
        assertThat(describe(old).version())
                .as("documented: it counts the changes")
                .isEqualTo(version + 1);

        assertThat(web().tasks()).hasSize(4).containsAll(tasks);
        api.ecs().clock().advance(A_WHILE);
        assertThat(places("web")).containsExactly(other, other);
        assertThat(tasks).allMatch(SimulatedTask::isStopped);
        assertThat(web().events())
                .extracting(ServiceMessage::message)
                .contains("(service web) has stopped 1 running tasks: (task "
                        + tasks.get(1).id() + ").");
        assertThat(list("DRAINING")).containsExactly(old);
        assertThat(describe(old).runningTasksCount()).isZero();
    }

    @Test
    void drain_percentages_saySoManyAtOnce() {
        slowWorld(DrainingHost.STOPS_PROTECTED);
        String old = inZone("a");
        api.service("web", r -> r.desiredCount(4));
        web().configure(DeploymentSettings.replicaDefaults().withPercents(50, 100));
        api.ecs().clock().advance(A_WHILE);
        inZone("b");

        update("DRAINING", old); // documented: container-instance-draining, its first example

        assertThat(web().tasks()).filteredOn(SimulatedTask::isRunning).hasSize(2);
        assertThat(web().tasks()).hasSize(4);
        api.ecs().clock().advance(A_WHILE);
        assertThat(places("web")).hasSize(4).doesNotContain(old);
    }

    @Test
    void drain_bothPercents100_nothingMoves() {
        String old = inZone("a");
        api.service("web", r -> r.desiredCount(2));
        web().configure(DeploymentSettings.replicaDefaults().withPercents(100, 100));
        inZone("b");

        update("DRAINING", old); // documented: container-instance-draining

        api.ecs().clock().advance(A_WHILE);
        assertThat(places("web")).containsExactly(old, old);
    }

    @Test
    void drain_pendingTask_stopsAtOnce() {
        slowWorld(DrainingHost.STOPS_PROTECTED);
        String old = inZone("a");
        api.service("web");
        SimulatedTask pending = web().tasks().get(0);
        inZone("b");

        update("DRAINING", old);

        assertThat(pending.snapshot().stopCause()).isEqualTo(StopCause.DRAINING);
    }

    @Test
    void drain_standaloneTask_isUnaffected() {
        String old = inZone("a");
        SimulatedTask alone = api.ecs().cluster("media").runTask();

        update("DRAINING", old);

        assertThat(alone.isRunning()).isTrue();
    }

    @Test
    void drain_byDefault_replacesTheProtectedTaskAsAnyOther() {
        assertThat(drainProtected(DrainingHost.STOPS_PROTECTED).isStopped()).isTrue();
    }

    @Test
    void drain_protectionSwitchedOn_keepsTheProtectedTaskUntilItExpires() {
        SimulatedTask busy = drainProtected(DrainingHost.SPARES_PROTECTED);
        assertThat(busy.isRunning()).isTrue();
        assertThat(web().tasks()).containsExactly(busy);

        api.ecs().clock().advance(Duration.ofHours(1));

        assertThat(busy.isStopped()).isTrue();
        assertThat(places("web")).hasSize(1).doesNotContain(list("DRAINING").get(0));
    }

    private SimulatedTask drainProtected(DrainingHost policy) {
        slowWorld(policy);
        String old = inZone("a");
        api.service("web");
        api.ecs().clock().advance(A_WHILE);
        SimulatedTask busy = web().tasks().get(0);
        api.call(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, 60));
        inZone("b");
        update("DRAINING", old);
        api.ecs().clock().advance(A_WHILE);
        return busy;
    }

    @Test
    void drain_taskWhoseHostIsRetiredMeanwhile_leavesForThat() {
        String old = inZone("a");
        api.service("web");
        web().configure(DeploymentSettings.replicaDefaults().withPercents(100, 100));
        SimulatedTask task = web().tasks().get(0);
        inZone("b");
        update("DRAINING", old);

        task.retire();

        assertThat(task.snapshot().stopCause()).isEqualTo(StopCause.RETIREMENT);
    }

    @Test
    void drain_inTheJournal_isWhatTheTasksStopFor() {
        String old = inZone("a");
        api.service("web");
        inZone("b");
        update("DRAINING", old);

        assertThat(api.ecs().journal().events(ClusterEvent.InstanceChanged.class))
                .extracting(ClusterEvent.InstanceChanged::status)
                .containsExactly("ACTIVE", "ACTIVE", "DRAINING");
        assertThat(api.ecs().journal().events(TaskEvent.StopRequested.class))
                .singleElement()
                .matches(stop -> stop.cause() == StopCause.DRAINING);
    }

    @Test
    void drain_everyInstance_leavesNoPlaceUntilOneIsActiveAgain() {
        String only = inZone("a");
        api.service("web", r -> r.desiredCount(1));
        update("DRAINING", only);

        web().scaleTo(2);

        assertThat(places("web")).containsExactly(only);
        assertThat(web().events())
                .anyMatch(event -> event.message()
                        .equals("(service web) was unable to place a task because no container instance met all of its"
                                + " requirements."));
        api.invalid(
                "No Container Instances were found in your cluster.",
                RunTask.request(r -> r.cluster("media").taskDefinition("app")));
        update("ACTIVE", only);
        assertThat(places("web")).containsExactly(only, only);
    }

    @Test
    void drain_everyInstance_deploymentLacksAPlace_isNotToldAsHeldByItsConfiguration() {
        String only = inZone("a");
        api.service("web", r -> r.desiredCount(1));
        update("DRAINING", only);

        web().deploy();
        web().scaleTo(2);

        assertThat(web().events())
                .extracting(ServiceMessage::message)
                .filteredOn(text -> text.contains("was unable"))
                .containsExactly("(service web) was unable to place a task because no container instance met all of its"
                        + " requirements.");
    }

    @Test
    void activate_beforeTheTasksLeft_keepsThem() {
        String only = inZone("a");
        api.service("web");
        SimulatedTask task = web().tasks().get(0);
        update("DRAINING", only);

        update("ACTIVE", only);
        inZone("b");

        assertThat(web().tasks()).containsExactly(task);
    }

    @Test
    void daemon_runsOneTaskOnEachRegisteredInstance() {
        List<String> all = new ArrayList<>(List.of(inZone("a"), inZone("a")));
        api.service("web", r -> r.schedulingStrategy("DAEMON").desiredCount(null));
        assertThat(places("web")).containsExactlyInAnyOrderElementsOf(all);

        all.add(inZone("b"));
        assertThat(places("web")).containsExactlyInAnyOrderElementsOf(all);

        update("DRAINING", all.remove(0));
        assertThat(places("web")).containsExactlyInAnyOrderElementsOf(all);
        assertThat(api.describe("web").desiredCount()).isEqualTo(2);
        assertThatIllegalStateException()
                .isThrownBy(() -> web().scaleTo(5))
                .withMessageContaining("on each container instance");
    }

    @Test
    void daemon_goesToTheBusiestInstanceBeforeItGoesToOneTwice() { // documented: CreateService
        String busy = inZone("a");
        IntStream.range(0, 5).forEach(i -> api.ecs().cluster("media").runTask());
        String idle = inZone("a");

        api.service("web", r -> r.schedulingStrategy("DAEMON").desiredCount(null));

        assertThat(places("web")).containsExactly(idle, busy);
    }

    @Test
    void daemon_noneRegistered_isCountedByTheTest() {
        SimulatedService daemon = api.ecs().cluster("media").createDaemonService("log", 5);
        assertThat(daemon.tasks()).hasSize(5);

        daemon.scaleTo(2);
        assertThat(daemon.tasks()).hasSize(2);
        inZone("a");
        assertThat(daemon.tasks()).hasSize(4); // with the three that were simply there
    }

    @Test
    void deregister_withATaskThatHasBeenSignalled_endsItsTime() {
        String old = inZone("a");
        SimulatedTask task = api.ecs().cluster("media").runTask();
        task.onStop(notice -> {});
        task.stop();
        assertThat(task.isStopped()).isFalse();

        api.call(new DeregisterContainerInstance.Request("media", old, true));

        assertThat(task.isStopped()).isTrue();
        assertThat(task.snapshot().exitCode()).isEqualTo(137);
    }

    @Test
    void deregister_withTasks_needsForceAndStopsThemAll() {
        String old = inZone("a");
        api.service("web");
        SimulatedTask busy = web().tasks().get(0);
        SimulatedTask alone = api.ecs().cluster("media").runTask();
        api.call(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, 60));
        String other = inZone("b");
        api.invalid(
                "Found running tasks on the instance.", new DeregisterContainerInstance.Request("media", old, null));

        assertThat(api.call(new DeregisterContainerInstance.Request("media", old, true))
                        .containerInstance()
                        .status())
                .isEqualTo("INACTIVE");

        assertThat(List.of(busy, alone)).allMatch(SimulatedTask::isStopped);
        assertThat(busy.snapshot().stoppedReason()).isEqualTo("Container instance deregistration forced by user");
        assertThat(places("web")).containsExactly(other);
        assertThat(list(null)).containsExactly(other);
        assertThat(describe(old).status()).isEqualTo("INACTIVE");
        assertThat(api.call(new DescribeClusters.Request(List.of("media"), null))
                        .clusters()
                        .get(0)
                        .registeredContainerInstancesCount())
                .isEqualTo(1);
        assertThat(describe(old).agentConnected()).isFalse();
        api.invalid(
                "The referenced container instance was not found.",
                new DeregisterContainerInstance.Request("media", old, true));
        assertThat(update("ACTIVE", old).failures()).containsExactly(new Failure(old, "INACTIVE", null));
    }

    @Test
    void deregister_whoseTasksHaveStopped_needsNoForce() {
        String id = inZone("a").replaceAll(".*/", "");
        api.ecs().cluster("media").runTask().stop();

        api.call(new DeregisterContainerInstance.Request("media", id, false));

        assertThat(list(null)).isEmpty();
        api.call(new DeleteCluster.Request("media"));
    }

    @Test
    void deleteCluster_withARegisteredInstance_isRefused() {
        inZone("a");

        api.refused(
                "ClusterContainsContainerInstancesException",
                "The Cluster cannot be deleted while Container Instances are active or draining.",
                new DeleteCluster.Request("media"));
    }

    @Test
    void unknown_isMissing() {
        String known = inZone("a");
        String unknown = ARN + "container-instance/media/x";

        assertThat(api.call(new DescribeContainerInstances.Request("media", List.of("x", known, known), null)))
                .satisfies(answer -> assertThat(answer.containerInstances()).hasSize(1))
                .satisfies(
                        answer -> assertThat(answer.failures()).containsExactly(new Failure(unknown, "MISSING", null)));
        assertThat(update("DRAINING", unknown).failures()).containsExactly(new Failure(unknown, "MISSING", null));
        api.invalid(
                "The referenced container instance was not found.",
                ListTasks.request(r -> r.cluster("media").containerInstance("x")));
    }

    @Test
    void badInput_isRefused() {
        List<String> many = IntStream.range(0, 101).mapToObj(i -> "i" + i).toList();
        api.invalid("ContainerInstances cannot be empty.", new DescribeContainerInstances.Request("media", null, null));
        api.invalid(
                "instanceIds can have at most 100 items.", new DescribeContainerInstances.Request("media", many, null));
        api.invalid(
                "instanceIds can have at most 10 items.",
                new UpdateContainerInstancesState.Request("media", many, "ACTIVE"));
        api.invalid(
                "status must be one of [ACTIVE, DRAINING], but was INACTIVE.",
                new UpdateContainerInstancesState.Request("media", many, "INACTIVE"));
        api.invalid(
                "status must be one of [ACTIVE, DRAINING, REGISTERING, DEREGISTERING, REGISTRATION_FAILED], but was GONE.",
                new ListContainerInstances.Request("media", null, "GONE", null, null));
        api.invalid(
                "Container instance status can not be blank.",
                new UpdateContainerInstancesState.Request("media", many, null));
        api.invalid(
                "Container instance can not be blank.", new DeregisterContainerInstance.Request("media", null, null));
        api.invalid(
                "Invalid identifier: Identifier is for cluster other. Your cluster is media",
                new DeregisterContainerInstance.Request("media", ARN + "container-instance/other/x", null));
    }

    @Test
    void whatIsNotModelled_isRefusedByName() {
        assertThatThrownBy(() ->
                        api.call(new ListContainerInstances.Request("media", "agentConnected==true", null, null, null)))
                .hasMessageContaining("filter of ListContainerInstances");
        assertThatThrownBy(() -> api.call(RegisterContainerInstance.request(
                        r -> r.cluster("media").containerInstanceArn("x"))))
                .hasMessageContaining("containerInstanceArn of RegisterContainerInstance");
    }

    @Test
    void tags_canBeGivenAndTaken() {
        String arn = inZone("a");

        api.call(new TagResource.Request(arn, List.of(tag("team", "video"))));

        assertThat(describe(arn).tags()).containsExactly(tag("team", "video"));
    }

    @Test
    void list_pageByPage() {
        IntStream.range(0, 3).forEach(i -> inZone("a"));
        ListContainerInstances.Response first =
                api.call(new ListContainerInstances.Request("media", null, null, null, 2));

        assertThat(first.containerInstanceArns()).hasSize(2);
        assertThat(api.call(new ListContainerInstances.Request("media", null, null, first.nextToken(), 2))
                        .containerInstanceArns())
                .hasSize(1);
    }
}
