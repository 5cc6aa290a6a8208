package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.network;
import static io.github.ecssimulator.api.ApiCalls.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.Task.Container;
import io.github.ecssimulator.api.Task.ContainerOverride;
import io.github.ecssimulator.api.Task.TaskOverride;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunTaskTest {
    private final ApiCalls api = new ApiCalls(EcsSimulator.create());

    @BeforeEach
    void makeClusterAndDefinition() {
        api.ecs().createCluster("media");
        api.call(RegisterTaskDefinition.request(r -> r.family("app")
                .tags(List.of(tag("of", "definition"), tag("both", "definition")))
                .containerDefinitions(List.of(ApiCalls.container("app"), ApiCalls.container("log")))));
    }

    private List<Task> run(UnaryOperator<RunTaskBuilder> members) {
        RunTask.Response response =
                api.call(RunTask.request(r -> members.apply(r.cluster("media").taskDefinition("app"))));
        assertThat(response.failures()).isEmpty();
        return response.tasks();
    }

    private List<Task> started(UnaryOperator<RunTaskBuilder> members) {
        return api.call(new DescribeTasks.Request(
                        "media", run(members).stream().map(Task::taskArn).toList(), null))
                .tasks();
    }

    @Test
    void runTask_plain_isAnsweredAsProvisioning() { // observed: RunTask
        Task answer = run(r -> r).get(0);

        assertThat(answer.lastStatus()).isEqualTo("PROVISIONING");
        assertThat(answer.desiredStatus()).isEqualTo("RUNNING");
        assertThat(answer.startedAt()).isNull();
        assertThat(api.ecs().cluster("media").tasks().get(0).isRunning()).isTrue();
    }

    @Test
    void runTask_thatDoesNotFitItsDefinition_isRefused() { // documented: RunTask
        api.registerForFargate("far");

        api.invalid(
                "Task definition does not support launch_type FARGATE.",
                RunTask.request(r -> r.cluster("media").taskDefinition("app").launchType("FARGATE")));
        api.invalid(
                "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
                RunTask.request(r -> r.cluster("media").taskDefinition("far")));
        assertThat(api.ecs().cluster("media").tasks()).isEmpty();
    }

    @Test
    void runTask_plain_startsOneTask() {
        assertThat(started(r -> r)).singleElement().satisfies(task -> {
            assertThat(task.taskArn()).startsWith(ARN + "task/media/");
            assertThat(task.clusterArn()).isEqualTo(ARN + "cluster/media");
            assertThat(task.taskDefinitionArn()).isEqualTo(ARN + "task-definition/app:1");
            assertThat(task.group()).isEqualTo("family:app");
            assertThat(task.startedBy()).isNull();
            assertThat(task.desiredStatus()).isEqualTo("RUNNING");
            assertThat(task.lastStatus()).isEqualTo("RUNNING");
            assertThat(task.launchType()).isEqualTo("EC2");
            assertThat(task.platformVersion()).isNull();
            assertThat(task.enableExecuteCommand()).isFalse();
            assertThat(task.tags()).isEmpty();
            assertThat(task.healthStatus()).isEqualTo("UNKNOWN");
            assertThat(task.version()).isEqualTo(4);
        });
    }

    @Test
    void runTask_containers_areThoseOfTheDefinition() {
        Task task = started(r -> r).get(0);

        assertThat(task.containers()).extracting(Container::name).containsExactly("app", "log");
        assertThat(task.containers()).extracting(Container::lastStatus).containsOnly("RUNNING");
        assertThat(task.containers()).extracting(Container::memory).containsOnly("128");
        assertThat(task.containers()).extracting(Container::containerArn).doesNotHaveDuplicates();
        assertThat(task.containers().get(0).containerArn())
                .startsWith(ARN + "container/media/")
                .isEqualTo(run(r -> r).get(0).containers().get(0).containerArn().replaceAll("media/.*", "media/")
                        + task.containers().get(0).containerArn().replaceAll(".*container/media/", ""));
        assertThat(task.overrides().containerOverrides())
                .extracting(ContainerOverride::name)
                .containsExactly("app", "log");
    }

    @Test
    void runTask_overrides_areAnswered() {
        ContainerOverride override = ContainerOverride.of(o -> o.name("log").command(List.of("-v")));
        TaskOverride overrides = TaskOverride.of(
                t -> t.containerOverrides(List.of(override)).cpu("512").memory("1024"));

        Task task = run(r -> r.overrides(overrides)).get(0);

        assertThat(task.cpu()).isEqualTo("512");
        assertThat(task.memory()).isEqualTo("1024");
        assertThat(task.overrides().cpu()).isEqualTo("512");
        assertThat(task.overrides().containerOverrides())
                .containsExactly(ContainerOverride.of(o -> o.name("app")), override);
        assertThat(run(r -> r.overrides(TaskOverride.of(t -> t)))
                        .get(0)
                        .overrides()
                        .containerOverrides())
                .hasSize(2);
    }

    @Test
    void runTask_overrideOfAnUnknownContainer_isRefusedAndStartsNothing() {
        refusedOverride(
                "Override for container named django is not a container in the TaskDefinition.",
                ContainerOverride.of(o -> o.name("django")));
        refusedOverride(
                "Container override name can not be blank.", ContainerOverride.of(o -> o.command(List.of("-v"))));
        refusedOverride(
                "Container override name can not be blank.",
                ContainerOverride.of(o -> o.name(" ").cpu(1)));
        assertThat(api.ecs().cluster("media").tasks()).isEmpty();
    }

    private void refusedOverride(String message, ContainerOverride override) {
        ContainerOverride good = ContainerOverride.of(o -> o.name("log"));
        refused(message, r -> r.overrides(TaskOverride.of(t -> t.containerOverrides(List.of(good, override)))));
    }

    @Test
    void runTask_emptyOverride_changesNothing() {
        TaskOverride overrides = TaskOverride.of(t -> t.containerOverrides(List.of(ContainerOverride.of(o -> o))));

        assertThat(run(r -> r.overrides(overrides)).get(0).overrides().containerOverrides())
                .extracting(ContainerOverride::name)
                .containsExactly("app", "log");
    }

    @Test
    void runTask_withEverything_answersIt() {
        List<Task> tasks = run(r -> r.count(2)
                .group("batch")
                .startedBy("cron")
                .enableExecuteCommand(true)
                .tags(List.of(tag("both", "call")))
                .propagateTags("TASK_DEFINITION")
                .enableECSManagedTags(true));

        assertThat(tasks).hasSize(2).allSatisfy(task -> {
            assertThat(task.group()).isEqualTo("batch");
            assertThat(task.startedBy()).isEqualTo("cron");
            assertThat(task.enableExecuteCommand()).isTrue();
            assertThat(task.tags())
                    .containsExactly(tag("of", "definition"), tag("both", "call"), tag("aws:ecs:clusterName", "media"));
        });
    }

    @Test
    void runTask_onFargate_answersItsPlatform() {
        api.registerForFargate("far");

        Task task = run(r -> r.taskDefinition("far").launchType("FARGATE").networkConfiguration(network("a")))
                .get(0);
        Task spot = run(r -> r.taskDefinition("far")
                        .networkConfiguration(network("a"))
                        .platformVersion("LATEST")
                        .capacityProviderStrategy(List.of(new CapacityProviderStrategyItem("FARGATE_SPOT", 1, 0))))
                .get(0);

        assertThat(task.platformVersion()).isEqualTo("1.4.0");
        assertThat(task.capacityProviderName()).isNull();
        assertThat(spot.launchType()).isEqualTo("FARGATE");
        assertThat(spot.capacityProviderName()).isEqualTo("FARGATE_SPOT");
        assertThat(spot.platformVersion()).isEqualTo("1.4.0");
    }

    @Test
    void runTask_onAProviderNamedLikeFargate_isOnEc2() {
        for (String provider : List.of("fargate", "FARGATE_MINE", "FARGATE-SPOT")) {
            Task task = run(r -> r.capacityProviderStrategy(List.of(new CapacityProviderStrategyItem(provider, 1, 0))))
                    .get(0);

            assertThat(task.launchType()).isEqualTo("EC2");
            assertThat(task.platformVersion()).isNull();
        }
    }

    @Test
    void runTask_ofADefinitionMadeByTheTest_needsNothingElse() {
        api.ecs().registerTaskDefinition("plain");

        assertThat(run(r -> r.taskDefinition("plain").networkConfiguration(network("a"))))
                .singleElement()
                .satisfies(task -> assertThat(task.containers())
                        .extracting(Container::name)
                        .containsExactly("plain"));
    }

    @Test
    void runTask_sameTokenAndRequest_startsNothingNew() {
        List<Task> first = run(r -> r.clientToken("t").count(2));

        assertThat(run(r -> r.clientToken("t").count(2)))
                .extracting(Task::taskArn)
                .isEqualTo(first.stream().map(Task::taskArn).toList());
        assertThat(api.ecs().cluster("media").tasks()).hasSize(2);
    }

    @Test
    void runTask_sameTokenForAnother_conflicts() {
        run(r -> r.clientToken("t"));

        api.refused(
                "ConflictException",
                "The provided clientToken is already in use with a different RunTask request.",
                RunTask.request(
                        r -> r.cluster("media").taskDefinition("app").count(2).clientToken("t")));
    }

    @Test
    void runTask_badInput_isRefused() {
        refused("count must be between 1 and 10.", r -> r.count(0));
        refused("count must be between 1 and 10.", r -> r.count(11));
        refused("startedBy longer than 128.", r -> r.startedBy("s".repeat(129)));
        refused("clientToken longer than 64.", r -> r.clientToken("s".repeat(65)));
        refused("propagateTags SERVICE is not supported when running a task.", r -> r.propagateTags("SERVICE"));
        refused("propagateTags must be one of [TASK_DEFINITION, SERVICE, NONE], but was X.", r -> r.propagateTags("X"));
        refused("Duplicate tag key a.", r -> r.tags(List.of(tag("a", "1"), tag("a", "2"))));
        refused("Family should not be null or empty.", r -> r.taskDefinition(null));
        api.refused(
                "ClientException",
                "TaskDefinition not found.",
                RunTask.request(r -> r.cluster("media").taskDefinition("other")));
        api.refused("ClusterNotFoundException", "Cluster not found.", RunTask.request(r -> r.taskDefinition("app")));
    }

    private void refused(String message, UnaryOperator<RunTaskBuilder> members) {
        api.invalid(
                message, RunTask.request(r -> members.apply(r.cluster("media").taskDefinition("app"))));
    }

    @Test
    void runTask_inactiveDefinition_isAnInvalidParameter() {
        api.call(new DeregisterTaskDefinition.Request("app:1"));

        api.invalid(
                "TaskDefinition is inactive",
                RunTask.request(r -> r.cluster("media").taskDefinition("app:1")));
    }
}
