package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.TestWorld;
import io.github.ecssimulator.api.ContainerDefinition.HealthCheck;
import io.github.ecssimulator.api.Task.Container;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskOperationsTest {
    private static final String NO_SUCH_ID = "0123456789abcdef0123456789abcdef";

    private final ApiCalls api = new ApiCalls(EcsSimulator.builder()
            .taskTimings(TaskTimings.realistic())
            .lenient()
            .build());

    @BeforeEach
    void makeService() {
        api.ecs().createCluster("media");
        api.register("app");
        api.service("web", r -> r.desiredCount(2));
        api.ecs().clock().advance(Duration.ofMinutes(1));
    }

    private SimulatedService web() {
        return api.ecs().cluster("media").service("web");
    }

    private SimulatedTask first() {
        return web().tasks().get(0);
    }

    private Task describe(SimulatedTask task) {
        return api.call(new DescribeTasks.Request("media", List.of(task.id()), null))
                .tasks()
                .get(0);
    }

    @Test
    void described_liveTask_isWhatDescribeTasksShows() {
        int before = api.ecs().journal().entries().size();
        Task described = first().described();

        assertThat(api.ecs().journal().entries()).hasSize(before);
        assertThat(described).isEqualTo(describe(first()));
    }

    @Test
    void taskRole_definitionRegisteredWithoutOne_isMissing() {
        assertThat(first().hasTaskRole()).isFalse();
        assertThat(api.ecs().cluster("media").runTask().hasTaskRole())
                .as("a definition that no call registered")
                .isTrue();
    }

    @Test
    void describeTasks_serviceTask_tellsItsServiceAndDeployment() {
        Task task = describe(first());

        assertThat(task.group()).isEqualTo("service:web");
        assertThat(task.startedBy())
                .isEqualTo(api.describe("web").deployments().get(0).id());
        assertThat(task.availabilityZone()).startsWith("us-east-1");
        assertThat(task.createdAt()).isEqualTo(TestWorld.START);
        assertThat(task.startedAt()).isEqualTo(TestWorld.START.plusSeconds(30));
        assertThat(task.stopCode()).isNull();
    }

    @Test
    void describeTasks_someUnknown_answersMissing() {
        SimulatedTask known = first();

        DescribeTasks.Response response =
                api.call(new DescribeTasks.Request("media", List.of(NO_SUCH_ID, known.arn(), known.id()), null));

        assertThat(response.tasks()).extracting(Task::taskArn).containsExactly(known.arn());
        assertThat(response.failures()).containsExactly(new Failure(ARN + "task/media/" + NO_SUCH_ID, "MISSING", null));
    }

    @Test
    void describeTasks_stoppedTask_canBeFoundForAnHour() {
        SimulatedTask task = first();
        stop(task.id(), null);
        api.ecs().clock().advance(Duration.ofMinutes(50));
        assertThat(describe(task).lastStatus()).isEqualTo("STOPPED");

        api.ecs().clock().advance(Duration.ofMinutes(20));

        assertThat(api.call(new DescribeTasks.Request("media", List.of(task.id()), null))
                        .failures())
                .extracting(Failure::reason)
                .containsExactly("MISSING");
    }

    @Test
    void describeTasks_badInput_isRefused() {
        api.invalid("Tasks cannot be empty.", new DescribeTasks.Request("media", null, null));
        api.invalid(
                "taskIds can have at most 100 items.",
                new DescribeTasks.Request(
                        "media",
                        IntStream.range(0, 101).mapToObj(i -> NO_SUCH_ID).toList(),
                        null));
        api.invalid(
                "Invalid identifier: Identifier is for cluster jan7. Your cluster is media",
                new DescribeTasks.Request("media", List.of(ARN + "task/jan7/" + NO_SUCH_ID), null));
        api.refused(
                "ClusterNotFoundException",
                "Cluster not found.",
                new DescribeTasks.Request(null, List.of(NO_SUCH_ID), null));
        api.invalid(
                "include must be one of [TAGS], but was ALL.",
                new DescribeTasks.Request("media", List.of(NO_SUCH_ID), List.of("ALL")));
    }

    @Test
    void describeTasks_tags_onlyWhenAskedFor() {
        api.service(
                "tagged",
                r -> r.tags(List.of(tag("team", "video")))
                        .propagateTags("SERVICE")
                        .enableECSManagedTags(true));

        assertThat(api.tasksOf("tagged").get(0).tags())
                .containsExactly(
                        tag("team", "video"),
                        tag("aws:ecs:clusterName", "media"),
                        tag("aws:ecs:serviceName", "tagged"));
        assertThat(describe(api.ecs().cluster("media").service("tagged").tasks().get(0))
                        .tags())
                .isEmpty();
    }

    @Test
    void describeTasks_tagsOfTheDefinition_areHandedOn() {
        api.call(RegisterTaskDefinition.request(r -> r.family("tagged")
                .tags(List.of(tag("of", "definition")))
                .containerDefinitions(List.of(ApiCalls.container("app")))));
        api.service("tagged", r -> r.taskDefinition("tagged").propagateTags("TASK_DEFINITION"));

        assertThat(api.tasksOf("tagged").get(0).tags()).containsExactly(tag("of", "definition"));
    }

    @Test
    void stopTask_running_goesThroughItsStatuses() {
        SimulatedTask task = first();

        Task answer = stop(task.id(), "no longer wanted");
        Task stopping = describe(task);

        assertThat(answer.desiredStatus()).isEqualTo("STOPPED");
        assertThat(answer.lastStatus()).as("before its containers are told").isEqualTo("RUNNING");
        assertThat(stopping.desiredStatus()).isEqualTo("STOPPED");
        assertThat(stopping.lastStatus()).isEqualTo("DEACTIVATING");
        assertThat(stopping.stopCode()).isEqualTo("UserInitiated");
        assertThat(stopping.stoppedReason()).isEqualTo("no longer wanted");
        assertThat(stopping.stoppingAt()).isEqualTo(api.ecs().clock().instant());
        assertThat(stopping.containers()).extracting(Container::lastStatus).containsOnly("RUNNING");
        assertThat(stopping.executionStoppedAt()).isNull();

        Instant killed = api.ecs().clock().instant().plusSeconds(35);
        api.ecs().clock().advance(Duration.ofSeconds(36));
        Task killedTask = describe(task);
        assertThat(killedTask.lastStatus()).isEqualTo("DEPROVISIONING");
        assertThat(killedTask.executionStoppedAt()).isEqualTo(killed);
        assertThat(killedTask.containers()).extracting(Container::exitCode).containsOnly(137);
        assertThat(killedTask.containers()).extracting(Container::lastStatus).containsOnly("STOPPED");
    }

    @Test
    void stopTask_withoutReason_saysThatSomebodyDid() {
        SimulatedTask task = first();

        assertThat(stop(task.id(), null).stoppedReason()).isEqualTo("Task stopped by user");
        assertThat(stop(task.arn(), "again").stoppedReason()).isEqualTo("Task stopped by user");
    }

    @Test
    void stopTask_protected_stopsItToo() {
        SimulatedTask task = first();
        api.ecs().api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(task.id()), true, null));

        assertThat(stop(task.id(), null).desiredStatus()).isEqualTo("STOPPED");
    }

    @Test
    void stopTask_unknownOrMalformed_isRefused() {
        refusedStop("The referenced task was not found.", NO_SUCH_ID);
        refusedStop("The referenced task was not found.", "x");
        refusedStop("Task Identifier is invalid", "a:b");
        refusedStop("Task can not be blank.", null);
        refusedStop("Task can not be blank.", " ");
        api.invalid("reason longer than 1024.", new StopTask.Request("media", NO_SUCH_ID, "r".repeat(1025)));
    }

    private void refusedStop(String message, String task) {
        api.invalid(message, new StopTask.Request("media", task, null));
    }

    private Task stop(String task, String reason) {
        return api.call(new StopTask.Request("media", task, reason)).task();
    }

    @Test
    void stopTimeout_ofTheDefinition_replacesTheWorlds() {
        api.call(RegisterTaskDefinition.request(r -> r.family("slow")
                .containerDefinitions(List.of(
                        ApiCalls.container("quick", c -> c.stopTimeout(5)),
                        ApiCalls.container("slow", c -> c.stopTimeout(100)),
                        ApiCalls.container("usual")))));
        String id = api.call(RunTask.request(r -> r.cluster("media").taskDefinition("slow")))
                .tasks()
                .get(0)
                .taskArn();
        api.ecs().clock().advance(Duration.ofMinutes(1));

        stop(id, null);

        SimulatedTask task = api.ecs().task(id).orElseThrow();
        api.ecs().clock().advance(Duration.ofSeconds(105));
        assertThat(describe(task).containers()).extracting(Container::exitCode).containsOnly(137);
        assertThat(describe(task).executionStoppedAt())
                .isEqualTo(describe(task).stoppingAt().plusSeconds(105));
    }

    @ParameterizedTest
    @CsvSource({"119, PT1M59S", ", PT30S", "2, PT2S"
    }) // documented: ContainerDefinition stopTimeout, default 30 seconds
    void stopTimeout_taskThatHandlesItsSignal_countsInEveryWorld(Integer seconds, Duration timeout) {
        ApiCalls instant = new ApiCalls(EcsSimulator.create());
        instant.ecs().createCluster("media");
        instant.call(RegisterTaskDefinition.request(r -> r.family("worker")
                .containerDefinitions(List.of(ApiCalls.container("worker", c -> c.stopTimeout(seconds))))));
        String id = instant.call(RunTask.request(r -> r.cluster("media").taskDefinition("worker")))
                .tasks()
                .get(0)
                .taskArn();
        SimulatedTask task = instant.ecs().task(id).orElseThrow();
        task.onStop(notice -> {}); // goes on with its work

        instant.call(new StopTask.Request("media", id, null));
        instant.ecs().clock().advance(timeout.minusNanos(1));
        assertThat(task.lastStatus()).isEqualTo(TaskStatus.STOPPING);
        instant.ecs().clock().advance(Duration.ofNanos(1));

        assertThat(task.isStopped()).isTrue();
        assertThat(task.snapshot().exitCode()).isEqualTo(137);
    }

    @Test
    void crashedTask_tellsItsExitCode() {
        SimulatedTask task = first();
        task.crash(3);

        Task crashed = describe(task);
        assertThat(crashed.stopCode()).isEqualTo("EssentialContainerExited");
        assertThat(crashed.containers()).extracting(Container::exitCode).containsOnly(3);
        assertThat(crashed.containers()).extracting(Container::lastStatus).containsOnly("STOPPED");
        assertThat(crashed.executionStoppedAt()).isEqualTo(api.ecs().clock().instant());
    }

    @Test
    void healthStatus_isKnownWhereThereIsAHealthCheck() {
        api.call(RegisterTaskDefinition.request(r -> r.family("checked")
                .containerDefinitions(List.of(
                        ApiCalls.container(
                                "app",
                                c -> c.healthCheck(new HealthCheck(List.of("CMD", "true"), null, null, null, null))),
                        ApiCalls.container("log")))));
        api.service("checked", r -> r.taskDefinition("checked"));
        SimulatedTask task =
                api.ecs().cluster("media").service("checked").tasks().get(0);

        assertThat(describe(task).healthStatus()).isEqualTo("UNKNOWN");
        assertThat(describe(task).containers())
                .extracting(Container::lastStatus)
                .containsOnly("PENDING");
        api.ecs().clock().advance(Duration.ofMinutes(1));
        assertThat(describe(task).healthStatus()).isEqualTo("HEALTHY");
        assertThat(describe(task).containers())
                .extracting(Container::healthStatus)
                .containsExactly("HEALTHY", "UNKNOWN");
        task.failHealthCheck();
        assertThat(describe(task).healthStatus()).isEqualTo("UNHEALTHY");
    }

    @Test
    void listTasks_byFilters() {
        api.register("job");
        api.call(RunTask.request(
                r -> r.cluster("media").taskDefinition("job").startedBy("cron").count(2)));
        stop(first().id(), null);
        api.ecs().clock().advance(Duration.ofMinutes(5));

        assertThat(list(r -> r)).hasSize(4);
        assertThat(list(r -> r.serviceName("web"))).hasSize(2);
        assertThat(list(r -> r.serviceName(ARN + "service/media/web").desiredStatus("STOPPED")))
                .hasSize(1);
        assertThat(list(r -> r.family("job"))).hasSize(2);
        assertThat(list(r -> r.startedBy("cron"))).hasSize(2);
        assertThat(list(r -> r.startedBy("nobody"))).isEmpty();
        assertThat(list(r -> r.launchType("EC2"))).hasSize(4);
        assertThat(list(r -> r.launchType("FARGATE"))).isEmpty();
        assertThat(list(r -> r.desiredStatus("STOPPED"))).hasSize(1);
        assertThat(list(r -> r.desiredStatus("PENDING"))).isEmpty();
        assertThat(list(r ->
                        r.startedBy(api.describe("web").deployments().get(0).id())))
                .hasSize(2);
    }

    private List<String> list(UnaryOperator<ListTasksBuilder> members) {
        return api.call(ListTasks.request(r -> members.apply(r.cluster("media"))))
                .taskArns();
    }

    @Test
    void listTasks_pageByPage_answersEachOnceAlthoughTasksCome() {
        ListTasks.Response page =
                api.call(ListTasks.request(r -> r.cluster("media").maxResults(1)));
        web().scaleTo(3);
        List<String> rest = list(r -> r.nextToken(page.nextToken()));

        assertThat(page.taskArns()).hasSize(1);
        assertThat(rest).hasSize(2).doesNotContainAnyElementsOf(page.taskArns());
    }

    @Test
    void listTasks_itemsToldHaveStopped_goesOnBehindTheLast() {
        web().scaleTo(4);
        List<String> all = list(r -> r);
        ListTasks.Response page =
                api.call(ListTasks.request(r -> r.cluster("media").maxResults(2)));
        page.taskArns().forEach(arn -> stop(arn, null));

        assertThat(list(r -> r.nextToken(page.nextToken()))).startsWith(all.get(2), all.get(3));
    }

    @Test
    void listTasks_lastItemToldIsForgotten_isRefused() {
        ListTasks.Response page =
                api.call(ListTasks.request(r -> r.cluster("media").maxResults(1)));
        stop(page.taskArns().get(0), null);
        api.ecs().clock().advance(Duration.ofHours(2));

        refusedList("Invalid token " + page.nextToken() + ".", r -> r.nextToken(page.nextToken()));
    }

    @Test
    void listTasks_badInput_isRefused() {
        refusedList(
                "cannot specify startedBy with other arguments",
                r -> r.startedBy("x").family("y"));
        refusedList(
                "cannot specify startedBy with other arguments",
                r -> r.startedBy("x").launchType("EC2"));
        refusedList(
                "cannot specify startedBy with other arguments",
                r -> r.startedBy("x").serviceName("web"));
        refusedList(
                "cannot specify serviceName with other arguments",
                r -> r.serviceName("web").family("y"));
        refusedList("maxResults must be between 1 and 100.", r -> r.maxResults(0));
        refusedList("maxResults must be between 1 and 100.", r -> r.maxResults(101));
        refusedList("desiredStatus must be one of [RUNNING, PENDING, STOPPED], but was X.", r -> r.desiredStatus("X"));
        refusedList(
                "launchType must be one of [EC2, FARGATE, EXTERNAL, MANAGED_INSTANCES], but was X.",
                r -> r.launchType("X"));
        api.refused(
                "ServiceNotFoundException",
                "Service not found.",
                ListTasks.request(r -> r.cluster("media").serviceName("other")));
    }

    @Test
    void listTasks_badToken_isRefused() {
        String ofAnother = api.call(new ListClusters.Request(null, null)).nextToken();
        api.ecs().createCluster("second");
        String clusters = api.call(new ListClusters.Request(null, 1)).nextToken();

        assertThat(ofAnother).isNull();
        refusedList("Invalid token " + clusters + ".", r -> r.nextToken(clusters));
        refusedList("Invalid token x y.", r -> r.nextToken("x y"));
        refusedList("Invalid token abcd.", r -> r.nextToken("abcd"));
    }

    @Test
    void listTasks_tokenOfAnotherCluster_isRefused() {
        api.ecs().createCluster("games").createService("web", 2);
        String token = api.call(ListTasks.request(r -> r.cluster("games").maxResults(1)))
                .nextToken();

        refusedList("Invalid token " + token + ".", r -> r.nextToken(token));
    }

    private void refusedList(String message, UnaryOperator<ListTasksBuilder> members) {
        api.invalid(message, ListTasks.request(r -> members.apply(r.cluster("media"))));
    }

    @Test
    void listTasks_whatIsNotModelled_isRefusedByName() {
        assertThatThrownBy(() -> list(r -> r.daemonName("d"))).hasMessageContaining("daemonName of ListTasks");
    }
}
