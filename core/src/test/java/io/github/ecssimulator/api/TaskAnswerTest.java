package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.container;
import static io.github.ecssimulator.api.ApiCalls.network;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.ContainerDefinition.PortMapping;
import io.github.ecssimulator.api.ContainerDefinition.ResourceRequirement;
import io.github.ecssimulator.api.Task.ContainerOverride;
import io.github.ecssimulator.api.Task.TaskOverride;
import io.github.ecssimulator.api.TaskDefinition.EphemeralStorage;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a described task has of its network, its storage and the way it came up. */
class TaskAnswerTest {
    private static final TaskTimings SLOW = TaskTimings.realistic();

    private ApiCalls world(EcsSimulator ecs) {
        ApiCalls api = new ApiCalls(ecs);
        api.call(CreateCluster.request(r -> r.clusterName("media")));
        api.register("app");
        api.registerForFargate("far");
        return api;
    }

    private Task onFargate(ApiCalls api) {
        api.service(
                "far", r -> r.taskDefinition("far").launchType("FARGATE").networkConfiguration(network("subnet-1")));
        return api.tasksOf("far").get(0);
    }

    @Test
    void task_onFargate_hasItsInterface() {
        Task task = onFargate(world(EcsSimulator.create()));

        assertThat(task.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.text("type")).isEqualTo("ElasticNetworkInterface");
            assertThat(attachment.text("status")).isEqualTo("ATTACHED");
            assertThat(attachment.text("id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(detail(attachment, "subnetId")).isEqualTo("subnet-1");
            assertThat(detail(attachment, "networkInterfaceId")).matches("eni-0[0-9a-f]{16}");
            assertThat(detail(attachment, "macAddress")).matches("0a(:[0-9a-f]{2}){5}");
            assertThat(detail(attachment, "privateIPv4Address")).matches("10\\.0\\.\\d{1,3}\\.\\d{1,3}");
        });
        assertThat(task.containers()).singleElement().satisfies(container -> {
            assertThat(container.networkInterfaces())
                    .containsExactly(Structure.of(
                            "attachmentId",
                            task.attachments().get(0).text("id"),
                            "privateIpv4Address",
                            detail(task.attachments().get(0), "privateIPv4Address")));
            assertThat(container.networkBindings()).isEmpty();
        });
    }

    private static String detail(Structure attachment, String name) {
        return ((List<?>) attachment.members().get("details"))
                .stream()
                        .map(Structure.class::cast)
                        .filter(detail -> name.equals(detail.text("name")))
                        .map(detail -> detail.text("value"))
                        .findFirst()
                        .orElse("");
    }

    @Test
    void attachment_followsTheTask() {
        ApiCalls api = world(EcsSimulator.builder().taskTimings(SLOW).build());

        assertThat(onFargate(api).attachments().get(0).text("status")).isEqualTo("PRECREATED");
        assertThat(detail(api.tasksOf("far").get(0).attachments().get(0), "networkInterfaceId"))
                .isEmpty();
        api.ecs().clock().advance(Duration.ofMinutes(5));
        assertThat(api.tasksOf("far").get(0).attachments().get(0).text("status"))
                .isEqualTo("ATTACHED");
        String arn = api.tasksOf("far").get(0).taskArn();
        api.call(new StopTask.Request("media", arn, null));
        api.ecs().clock().advance(Duration.ofMinutes(5));
        assertThat(describe(api, arn).attachments().get(0).text("status")).isEqualTo("DELETED");
    }

    private static Task describe(ApiCalls api, String arn) {
        return api.call(new DescribeTasks.Request("media", List.of(arn), null))
                .tasks()
                .get(0);
    }

    @Test
    void tasks_haveInterfacesOfTheirOwnThatStay() {
        ApiCalls api = world(EcsSimulator.create());
        api.service(
                "far",
                r -> r.taskDefinition("far")
                        .launchType("FARGATE")
                        .networkConfiguration(network("subnet-1"))
                        .desiredCount(2));

        List<Task> tasks = api.tasksOf("far");

        assertThat(tasks.get(0).attachments()).isNotEqualTo(tasks.get(1).attachments());
        assertThat(api.tasksOf("far")).isEqualTo(tasks);
    }

    @Test
    void task_onFargate_hasItsStorageAndNoInstance() {
        ApiCalls api = world(EcsSimulator.create());
        Task task = onFargate(api);

        assertThat(task.ephemeralStorage()).isEqualTo(new EphemeralStorage(20));
        assertThat(task.containerInstanceArn()).isNull();
        assertThat(task.attributes()).containsExactly(Structure.of("name", "ecs.cpu-architecture", "value", "x86_64"));
        assertThat(task.inferenceAccelerators()).isEmpty();
        assertThat(task.overrides().inferenceAcceleratorOverrides()).isEmpty();
    }

    @Test
    void task_withStorageOfItsOwn_hasThat() {
        ApiCalls api = world(EcsSimulator.create());
        UnaryOperator<RunTaskBuilder> run = r ->
                r.cluster("media").taskDefinition("far").launchType("FARGATE").networkConfiguration(network("a"));
        TaskOverride larger = TaskOverride.of(t -> t.ephemeralStorage(new EphemeralStorage(50)));

        assertThat(api.call(RunTask.request(r -> run.apply(r).overrides(larger)))
                        .tasks()
                        .get(0)
                        .ephemeralStorage())
                .isEqualTo(new EphemeralStorage(50));
        assertThat(api.call(RunTask.request(run)).tasks().get(0).ephemeralStorage())
                .isEqualTo(new EphemeralStorage(20));
    }

    @Test
    void task_onEc2_hasItsInstanceOfItsZone() {
        ApiCalls api = world(EcsSimulator.create());
        api.service("web", r -> r.desiredCount(6));

        List<Task> tasks = api.tasksOf("web");

        assertThat(tasks).allSatisfy(task -> {
            assertThat(task.containerInstanceArn()).matches("\\Q" + ARN + "\\Econtainer-instance/media/[0-9a-f]{32}");
            assertThat(task.ephemeralStorage()).isNull();
            assertThat(task.attachments()).isEmpty();
        });
        assertThat(tasks.stream().map(Task::containerInstanceArn).distinct())
                .hasSameSizeAs(
                        tasks.stream().map(Task::availabilityZone).distinct().toList());
    }

    @Test
    void bindings_onEc2_leadToTheContainerOnceItRuns() {
        ApiCalls api = world(EcsSimulator.builder().taskTimings(SLOW).build());
        api.call(RegisterTaskDefinition.request(r -> r.family("ports")
                .containerDefinitions(List.of(container(
                        "app",
                        c -> c.portMappings(List.of(
                                new PortMapping(80, 8080, null, null, null, null),
                                new PortMapping(53, null, "udp", null, null, null),
                                new PortMapping(null, null, null, null, null, "100-110"))))))));
        api.service("web", r -> r.taskDefinition("ports"));
        SimulatedTask task = api.ecs().cluster("media").tasks().get(0);

        assertThat(bindings(api)).isEmpty();
        api.ecs().clock().advanceUntil(() -> task.lastStatus() == TaskStatus.ACTIVATING, Duration.ofMinutes(5));
        assertThat(task.lastStatus()).isEqualTo(TaskStatus.ACTIVATING);
        assertThat(bindings(api)).isEmpty();
        api.ecs().clock().advance(Duration.ofMinutes(5));
        assertThat(bindings(api)).hasSize(2);
        assertThat(bindings(api).get(0))
                .isEqualTo(Structure.of("bindIP", "0.0.0.0", "containerPort", 80, "hostPort", 8080, "protocol", "tcp"));
        assertThat(bindings(api).get(1).members())
                .containsEntry("containerPort", 53L)
                .containsEntry("protocol", "udp");
        assertThat((Long) bindings(api).get(1).members().get("hostPort")).isBetween(32_768L, 60_999L);
    }

    private static List<Structure> bindings(ApiCalls api) {
        return api.tasksOf("web").get(0).containers().get(0).networkBindings();
    }

    @Test
    void pullAndConnection_areToldWhenTheyHappened() {
        ApiCalls api = world(EcsSimulator.builder().taskTimings(SLOW).build());
        api.service("web");

        Task before = api.tasksOf("web").get(0);
        assertThat(before.lastStatus()).isEqualTo("PROVISIONING");
        assertThat(before.connectivity()).isNull();
        assertThat(before.pullStartedAt()).isNull();
        api.ecs().clock().advance(Duration.ofMinutes(5));

        Task task = api.tasksOf("web").get(0);
        assertThat(task.connectivity()).isEqualTo("CONNECTED");
        assertThat(task.connectivityAt()).isEqualTo(task.pullStartedAt());
        assertThat(task.pullStartedAt()).isEqualTo(TestWorld.START.plus(SLOW.in(TaskStatus.PROVISIONING)));
        assertThat(task.pullStoppedAt()).isEqualTo(task.pullStartedAt().plus(SLOW.in(TaskStatus.PENDING)));
        assertThat(task.startedAt()).isAfterOrEqualTo(task.pullStoppedAt());
    }

    @Test
    void overrides_ofAContainer_comeBackWhole() {
        ApiCalls api = world(EcsSimulator.create());
        ContainerOverride given = ContainerOverride.of(o -> o.name("app")
                .environmentFiles(List.of(Structure.of("type", "s3", "value", "arn:aws:s3:::bucket/file.env")))
                .resourceRequirements(List.of(new ResourceRequirement("1", "GPU"))));
        TaskOverride overrides = TaskOverride.of(t -> t.containerOverrides(List.of(given)));

        Task task = api.call(RunTask.request(
                        r -> r.cluster("media").taskDefinition("app").overrides(overrides)))
                .tasks()
                .get(0);

        assertThat(task.overrides().containerOverrides()).containsExactly(given);
    }
}
