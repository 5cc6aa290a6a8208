package io.github.ecssimulator.testkit.contract;

import static io.github.ecssimulator.testkit.contract.Refusals.assertInvalid;
import static io.github.ecssimulator.testkit.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedTask;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskField;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;

/** StopTask, DescribeTasks and ListTasks. */
interface TaskContract extends ContractWorld {

    private List<String> web(int desiredCount) {
        clusterAndDefinition();
        service("web", desiredCount);
        return list(r -> {});
    }

    private List<String> list(Consumer<ListTasksRequest.Builder> members) {
        return client().listTasks(r -> members.accept(r.cluster(CLUSTER))).taskArns();
    }

    private Task describe(String task) {
        return client().describeTasks(r -> r.cluster(CLUSTER).tasks(task))
                .tasks()
                .get(0);
    }

    @Test
    @Ground("documented: DescribeTasks; observed: group and startedBy of service tasks")
    default void describeTasks_serviceTask_tellsItsService() {
        Task task = describe(web(1).get(0));

        assertThat(task.group()).isEqualTo("service:web");
        assertThat(task.startedBy())
                .isEqualTo(describeService("web").deployments().get(0).id());
        assertThat(task.lastStatus()).isEqualTo("RUNNING");
        assertThat(task.startedAt()).isEqualTo(START);
        assertThat(task.healthStatus()).isEqualTo(HealthStatus.UNKNOWN);
        assertThat(task.stopCode()).isNull();
        assertThat(task.availabilityZone()).startsWith(ecs().region());
    }

    @Test
    @Ground("observed: DescribeTasks: MISSING without detail")
    default void describeTasks_someUnknown_areFailures() {
        String known = web(1).get(0);

        DescribeTasksResponse answer =
                client().describeTasks(r -> r.cluster(CLUSTER).tasks(NO_SUCH_ID, known));

        assertThat(answer.tasks()).extracting(Task::taskArn).containsExactly(known);
        assertThat(answer.failures())
                .containsExactly(Failure.builder()
                        .arn(arn("task/media/" + NO_SUCH_ID))
                        .reason("MISSING")
                        .build());
    }

    @Test
    @Ground("documented: DescribeTasks: a stopped task for at least an hour")
    default void describeTasks_stoppedLongAgo_isMissing() {
        String task = web(1).get(0);
        client().stopTask(r -> r.cluster(CLUSTER).task(task));

        advance("PT59M");
        assertThat(describe(task).lastStatus()).isEqualTo("STOPPED");
        advance("PT61M");
        assertThat(client().describeTasks(r -> r.cluster(CLUSTER).tasks(task)).failures())
                .extracting(Failure::reason)
                .containsExactly("MISSING");
    }

    @Test
    @Ground("documented: DescribeTasks: tags come when included")
    default void describeTasks_include_addsTags() {
        String task = web(1).get(0);
        client().tagResource(r -> r.resourceArn(task).tags(ClusterContract.TEAM));

        assertThat(describe(task).tags()).isEmpty();
        assertThat(client().describeTasks(r -> r.cluster(CLUSTER).tasks(task).include(TaskField.TAGS))
                        .tasks()
                        .get(0)
                        .tags())
                .containsExactly(ClusterContract.TEAM);
    }

    @Test
    @Ground("observed: DescribeTasks: the texts")
    default void describeTasks_noneOrTooManyOrNoCluster_areRefused() {
        clusterAndDefinition();

        assertInvalid("Tasks cannot be empty.", () -> client().describeTasks(r -> r.cluster(CLUSTER)));
        assertInvalid(
                "taskIds can have at most 100 items.",
                () -> client().describeTasks(r -> r.cluster(CLUSTER).tasks(Collections.nCopies(101, NO_SUCH_ID))));
        assertRefused(
                ClusterNotFoundException.class,
                "Cluster not found.",
                () -> client().describeTasks(r -> r.tasks(NO_SUCH_ID)));
    }

    @Test
    @Ground("documented: StopTask: UserInitiated, and the reason as given")
    default void stopTask_running_stopsWithTheReason() {
        String id = web(1).get(0);

        Task task = client().stopTask(r -> r.cluster(CLUSTER).task(id).reason("no longer wanted"))
                .task();

        assertThat(task.taskArn()).isEqualTo(id);
        assertThat(task.desiredStatus()).isEqualTo("STOPPED");
        assertThat(task.stopCode()).isEqualTo(TaskStopCode.USER_INITIATED);
        assertThat(task.stoppedReason()).isEqualTo("no longer wanted");
        assertThat(describe(id).stoppedAt()).isEqualTo(START);
    }

    @Test
    @Ground("documented: ContainerDefinition: stopTimeout, 30 seconds unless it says otherwise")
    default void stopTask_handledByTheCodeInIt_isStoppingUntilThatHasEnded() {
        String id = web(1).get(0);
        SimulatedTask task = ecs().task(id).orElseThrow();
        task.onStop(notice -> ecs().clock().runAfter(Duration.ofSeconds(5), "finish the work", () -> notice.exit(0)));

        client().stopTask(r -> r.cluster(CLUSTER).task(id));

        assertThat(describe(id).lastStatus()).isEqualTo("STOPPING");
        advance("PT5S");
        assertThat(describe(id).lastStatus()).isEqualTo("STOPPED");
        assertThat(describe(id).containers()).extracting(Container::exitCode).containsExactly(0);
    }

    @Test
    @Ground("inferred: MODEL: StopTask has no error for protected tasks; the service starts another")
    default void stopTaskCall_protectedTask_stopsItAndTheServiceStartsAnother() {
        String id = web(1).get(0);
        protect(id);

        client().stopTask(r -> r.cluster(CLUSTER).task(id));

        assertThat(describe(id).lastStatus()).isEqualTo("STOPPED");
        assertThat(list(r -> {})).hasSize(1).doesNotContain(id);
    }

    @Test
    @Ground("observed: StopTask: the text")
    default void stopTask_unknown_isRefused() {
        clusterAndDefinition();

        assertInvalid(
                "The referenced task was not found.",
                () -> client().stopTask(r -> r.cluster(CLUSTER).task(NO_SUCH_ID)));
        assertInvalid("Task can not be blank.", () -> client().stopTask(r -> r.cluster(CLUSTER)));
    }

    @Test
    @Ground("documented: ListTasks: serviceName, family, startedBy, desiredStatus")
    default void listTasks_filtered_answersThoseOnly() {
        String first = web(2).get(0);
        register("job");
        client().runTask(r ->
                r.cluster(CLUSTER).taskDefinition("job").startedBy("cron").count(3));
        client().stopTask(r -> r.cluster(CLUSTER).task(first));

        assertThat(list(r -> {})).hasSize(5);
        assertThat(list(r -> r.serviceName("web"))).hasSize(2).doesNotContain(first);
        assertThat(list(r -> r.family("job"))).hasSize(3);
        assertThat(list(r -> r.startedBy("cron"))).hasSize(3);
        assertThat(list(r -> r.desiredStatus(DesiredStatus.STOPPED))).containsExactly(first);
        assertThat(list(r -> r.desiredStatus(DesiredStatus.PENDING))).isEmpty();
    }

    @Test
    @Ground("documented: ListTasks: maxResults and nextToken")
    default void listTasks_pageByPage_answersEachOnce() {
        List<String> all = web(5);

        ListTasksResponse first = client().listTasks(r -> r.cluster(CLUSTER).maxResults(3));
        ListTasksResponse second = client().listTasks(r -> r.cluster(CLUSTER).nextToken(first.nextToken()));

        assertThat(first.taskArns()).isEqualTo(all.subList(0, 3));
        assertThat(second.taskArns()).isEqualTo(all.subList(3, 5));
        assertThat(second.nextToken()).isNull();
    }

    @Test
    @Ground("observed: ListTasks: filters that exclude each other; documented: ServiceNotFoundException")
    default void listTasks_badFilters_areRefused() {
        clusterAndDefinition();

        assertInvalid(
                "cannot specify startedBy with other arguments",
                () -> list(r -> r.startedBy("x").family("y")));
        assertRefused(ServiceNotFoundException.class, "Service not found.", () -> list(r -> r.serviceName("other")));
        assertRefused(ClusterNotFoundException.class, "Cluster not found.", () -> list(r -> r.cluster("nowhere")));
    }
}
