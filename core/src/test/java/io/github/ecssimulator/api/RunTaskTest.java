package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.network;
import static io.github.ecssimulator.api.ApiCalls.record;
import static io.github.ecssimulator.api.ApiCalls.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.api.Task.Container;
import io.github.ecssimulator.api.Task.ContainerOverride;
import io.github.ecssimulator.api.Task.TaskOverride;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunTaskTest {
    private final ApiCalls api = new ApiCalls(EcsSimulator.create());

    @BeforeEach
    void makeClusterAndDefinition() {
        api.ecs().createCluster("media");
        api.call(
                RegisterTaskDefinition.Request.class,
                "family",
                "app",
                "tags",
                List.of(tag("of", "definition"), tag("both", "definition")),
                "containerDefinitions",
                List.of(ApiCalls.container("app"), ApiCalls.container("log")));
    }

    private List<Task> run(Object... namesAndValues) {
        Object[] all = new Object[namesAndValues.length + 4];
        System.arraycopy(new Object[] {"cluster", "media", "taskDefinition", "app"}, 0, all, 0, 4);
        System.arraycopy(namesAndValues, 0, all, 4, namesAndValues.length);
        RunTask.Response response = api.call(RunTask.Request.class, all);
        assertThat(response.failures()).isEmpty();
        return response.tasks();
    }

    private List<Task> started(Object... namesAndValues) {
        return api.call(
                        DescribeTasks.Request.class,
                        "cluster",
                        "media",
                        "tasks",
                        run(namesAndValues).stream().map(Task::taskArn).toList())
                .tasks();
    }

    @Test
    void runTask_plain_isAnsweredAsProvisioning() { // observed: RunTask
        Task answer = run().get(0);

        assertThat(answer.lastStatus()).isEqualTo("PROVISIONING");
        assertThat(answer.desiredStatus()).isEqualTo("RUNNING");
        assertThat(answer.startedAt()).isNull();
        assertThat(api.ecs().cluster("media").tasks().get(0).isRunning()).isTrue();
    }

    @Test
    void runTask_plain_startsOneTask() {
        assertThat(started()).singleElement().satisfies(task -> {
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
        Task task = started().get(0);

        assertThat(task.containers()).extracting(Container::name).containsExactly("app", "log");
        assertThat(task.containers()).extracting(Container::lastStatus).containsOnly("RUNNING");
        assertThat(task.containers()).extracting(Container::memory).containsOnly("128");
        assertThat(task.containers()).extracting(Container::containerArn).doesNotHaveDuplicates();
        assertThat(task.containers().get(0).containerArn())
                .startsWith(ARN + "container/media/")
                .isEqualTo(run().get(0).containers().get(0).containerArn().replaceAll("media/.*", "media/")
                        + task.containers().get(0).containerArn().replaceAll(".*container/media/", ""));
        assertThat(task.overrides().containerOverrides())
                .extracting(ContainerOverride::name)
                .containsExactly("app", "log");
    }

    @Test
    void runTask_overrides_areAnswered() {
        ContainerOverride override = record(ContainerOverride.class, "name", "log", "command", List.of("-v"));
        TaskOverride overrides =
                record(TaskOverride.class, "containerOverrides", List.of(override), "cpu", "512", "memory", "1024");

        Task task = run("overrides", overrides).get(0);

        assertThat(task.cpu()).isEqualTo("512");
        assertThat(task.memory()).isEqualTo("1024");
        assertThat(task.overrides().cpu()).isEqualTo("512");
        assertThat(task.overrides().containerOverrides())
                .containsExactly(record(ContainerOverride.class, "name", "app"), override);
        assertThat(run("overrides", record(TaskOverride.class))
                        .get(0)
                        .overrides()
                        .containerOverrides())
                .hasSize(2);
    }

    @Test
    void runTask_overrideOfAnUnknownContainer_isRefusedAndStartsNothing() {
        refusedOverride(
                "Override for container named django is not a container in the TaskDefinition.",
                record(ContainerOverride.class, "name", "django"));
        refusedOverride(
                "Container override name can not be blank.", record(ContainerOverride.class, "command", List.of("-v")));
        refusedOverride(
                "Container override name can not be blank.", record(ContainerOverride.class, "name", " ", "cpu", 1));
        assertThat(api.ecs().cluster("media").tasks()).isEmpty();
    }

    private void refusedOverride(String message, ContainerOverride override) {
        ContainerOverride good = record(ContainerOverride.class, "name", "log");
        refused(message, "overrides", record(TaskOverride.class, "containerOverrides", List.of(good, override)));
    }

    @Test
    void runTask_emptyOverride_changesNothing() {
        TaskOverride overrides =
                record(TaskOverride.class, "containerOverrides", List.of(record(ContainerOverride.class)));

        assertThat(run("overrides", overrides).get(0).overrides().containerOverrides())
                .extracting(ContainerOverride::name)
                .containsExactly("app", "log");
    }

    @Test
    void runTask_withEverything_answersIt() {
        List<Task> tasks = run(
                "count",
                2,
                "group",
                "batch",
                "startedBy",
                "cron",
                "enableExecuteCommand",
                true,
                "tags",
                List.of(tag("both", "call")),
                "propagateTags",
                "TASK_DEFINITION",
                "enableECSManagedTags",
                true);

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

        Task task = run("taskDefinition", "far", "launchType", "FARGATE", "networkConfiguration", network("a"))
                .get(0);
        Task spot = run(
                        "taskDefinition",
                        "far",
                        "networkConfiguration",
                        network("a"),
                        "platformVersion",
                        "LATEST",
                        "capacityProviderStrategy",
                        List.of(new CapacityProviderStrategyItem("FARGATE_SPOT", 1, 0)))
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
            Task task = run("capacityProviderStrategy", List.of(new CapacityProviderStrategyItem(provider, 1, 0)))
                    .get(0);

            assertThat(task.launchType()).isEqualTo("EC2");
            assertThat(task.platformVersion()).isNull();
        }
    }

    @Test
    void runTask_ofADefinitionMadeByTheTest_needsNothingElse() {
        api.ecs().registerTaskDefinition("plain");

        assertThat(run("taskDefinition", "plain", "networkConfiguration", network("a")))
                .singleElement()
                .satisfies(task -> assertThat(task.containers())
                        .extracting(Container::name)
                        .containsExactly("plain"));
    }

    @Test
    void runTask_sameTokenAndRequest_startsNothingNew() {
        List<Task> first = run("clientToken", "t", "count", 2);

        assertThat(run("clientToken", "t", "count", 2))
                .extracting(Task::taskArn)
                .isEqualTo(first.stream().map(Task::taskArn).toList());
        assertThat(api.ecs().cluster("media").tasks()).hasSize(2);
    }

    @Test
    void runTask_sameTokenForAnother_conflicts() {
        run("clientToken", "t");

        api.refused(
                "ConflictException",
                "The provided clientToken is already in use with a different RunTask request.",
                RunTask.Request.class,
                "cluster",
                "media",
                "taskDefinition",
                "app",
                "count",
                2,
                "clientToken",
                "t");
    }

    @Test
    void runTask_badInput_isRefused() {
        refused("count must be between 1 and 10.", "count", 0);
        refused("count must be between 1 and 10.", "count", 11);
        refused("startedBy longer than 128.", "startedBy", "s".repeat(129));
        refused("clientToken longer than 64.", "clientToken", "s".repeat(65));
        refused("propagateTags SERVICE is not supported when running a task.", "propagateTags", "SERVICE");
        refused("propagateTags must be one of [TASK_DEFINITION, SERVICE, NONE], but was X.", "propagateTags", "X");
        refused("Duplicate tag key a.", "tags", List.of(tag("a", "1"), tag("a", "2")));
        refused("Family should not be null or empty.", "taskDefinition", null);
        api.refused(
                "ClientException",
                "TaskDefinition not found.",
                RunTask.Request.class,
                "cluster",
                "media",
                "taskDefinition",
                "other");
        api.refused("ClusterNotFoundException", "Cluster not found.", RunTask.Request.class, "taskDefinition", "app");
    }

    private void refused(String message, String member, Object value) {
        api.invalid(message, RunTask.Request.class, "cluster", "media", "taskDefinition", "app", member, value);
    }

    @Test
    void runTask_inactiveDefinition_isAnInvalidParameter() {
        api.call(DeregisterTaskDefinition.Request.class, "taskDefinition", "app:1");

        api.invalid("TaskDefinition is inactive", RunTask.Request.class, "cluster", "media", "taskDefinition", "app:1");
    }
}
