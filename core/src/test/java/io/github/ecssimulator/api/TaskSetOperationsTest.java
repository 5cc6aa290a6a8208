package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.network;
import static io.github.ecssimulator.api.ApiCalls.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.Service.DeploymentController;
import io.github.ecssimulator.api.Service.LoadBalancer;
import io.github.ecssimulator.api.Service.ServiceRegistry;
import io.github.ecssimulator.api.TaskSet.Scale;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TaskSetOperationsTest {
    private final ApiCalls api = new ApiCalls(EcsSimulator.builder()
            .taskTimings(TaskTimings.instant().withPending(Duration.ofSeconds(10)))
            .build());

    @BeforeEach
    void makeService() {
        api.ecs().createCluster("media");
        api.register("app");
        api.service(
                "web",
                r -> r.taskDefinition(null).desiredCount(3).deploymentController(new DeploymentController("EXTERNAL")));
    }

    private static CreateTaskSet.Request creation(UnaryOperator<CreateTaskSetBuilder> members) {
        return CreateTaskSet.request(
                r -> members.apply(r.cluster("media").service("web").taskDefinition("app")));
    }

    private TaskSet create(UnaryOperator<CreateTaskSetBuilder> members) {
        return api.call(creation(members)).taskSet();
    }

    private TaskSet scale(String set, double percent) {
        return api.call(new UpdateTaskSet.Request("media", "web", set, new Scale(percent, "PERCENT")))
                .taskSet();
    }

    private DescribeTaskSets.Response describe(String... sets) {
        return api.call(new DescribeTaskSets.Request("media", "web", List.of(sets), null));
    }

    private void settle() {
        api.ecs().clock().advance(Duration.ofMinutes(1));
    }

    @Test
    void createTaskSet_withoutScale_wantsNothing() {
        TaskSet set = create(r -> r);

        assertThat(set.id()).startsWith("ecs-svc/");
        assertThat(set.taskSetArn()).isEqualTo(ARN + "task-set/media/web/" + set.id());
        assertThat(set.serviceArn()).isEqualTo(ARN + "service/media/web");
        assertThat(set.clusterArn()).isEqualTo(ARN + "cluster/media");
        assertThat(set.status()).isEqualTo("ACTIVE");
        assertThat(set.scale()).isEqualTo(new Scale(0.0, "PERCENT"));
        assertThat(set.computedDesiredCount()).isZero();
        assertThat(set.stabilityStatus()).as("before the scheduler works").isEqualTo("STABILIZING");
        assertThat(describe(set.id()).taskSets().get(0).stabilityStatus()).isEqualTo("STEADY_STATE");
        assertThat(set.startedBy()).isNull();
        assertThat(set.launchType()).isEqualTo("EC2");
        assertThat(set.taskDefinition()).isEqualTo(ARN + "task-definition/app:1");
    }

    @Test
    void createTaskSet_withEverything_answersIt() {
        api.registerForFargate("far");
        LoadBalancer balancer = new LoadBalancer("tg", null, null, null, null);
        ServiceRegistry registry = new ServiceRegistry("r", null, null, null);

        TaskSet set = create(r -> r.taskDefinition("far")
                .externalId("mine")
                .launchType("FARGATE")
                .networkConfiguration(network("a"))
                .loadBalancers(List.of(balancer))
                .serviceRegistries(List.of(registry))
                .scale(new Scale(50.0, null))
                .tags(List.of(tag("a", "1"))));

        assertThat(set.externalId()).isEqualTo("mine");
        assertThat(set.platformVersion()).isEqualTo("LATEST");
        assertThat(set.platformFamily()).isEqualTo("Linux");
        assertThat(set.networkConfiguration()).isEqualTo(network("a"));
        assertThat(set.loadBalancers()).containsExactly(balancer);
        assertThat(set.serviceRegistries()).containsExactly(registry);
        assertThat(set.pendingCount()).as("before the scheduler works").isZero();
        assertThat(set.stabilityStatus()).isEqualTo("STABILIZING");
        assertThat(describe(set.id()).taskSets()).singleElement().satisfies(later -> {
            assertThat(later.computedDesiredCount()).isEqualTo(2);
            assertThat(later.pendingCount()).isEqualTo(2);
        });
        assertThat(set.tags()).containsExactly(tag("a", "1"));
    }

    @Test
    void createTaskSet_whoseTasksStillStart_isStabilizing() { // documented: TaskSet stabilityStatus
        String id = create(r -> r.scale(new Scale(100.0, "PERCENT"))).id();

        TaskSet starting = describe(id).taskSets().get(0);
        assertThat(starting.pendingCount()).isEqualTo(3);
        assertThat(starting.stabilityStatus()).isEqualTo("STABILIZING");
        settle();
        assertThat(describe(id).taskSets().get(0).stabilityStatus()).isEqualTo("STEADY_STATE");
    }

    @Test
    void createTaskSet_thatDoesNotFitItsDefinition_isRefused() { // documented: CreateTaskSet
        api.registerForFargate("far");

        api.invalid(
                "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
                creation(r -> r.taskDefinition("far").launchType("FARGATE")));
        api.invalid("Task definition does not support launch_type FARGATE.", creation(r -> r.launchType("FARGATE")));
    }

    @Test
    void updateTaskSet_scalesAndSparesProtectedTasks() {
        String id = create(r -> r.scale(new Scale(100.0, "PERCENT"))).id();
        settle();
        SimulatedTask busy = api.ecs().cluster("media").service("web").tasks().get(1);
        api.ecs().api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(busy.id()), true, null));

        TaskSet answer = scale(id, 0);
        TaskSet set = describe(id).taskSets().get(0);

        assertThat(answer.computedDesiredCount()).isZero();
        assertThat(set.runningCount()).isEqualTo(1);
        assertThat(set.updatedAt()).isEqualTo(api.ecs().clock().instant());
        assertThat(busy.isRunning()).isTrue();
    }

    @Test
    void describeTaskSets_byIdOrArn_describesEachOnce() {
        TaskSet first = create(r -> r.tags(List.of(tag("a", "1"))));
        TaskSet second = create(r -> r);

        DescribeTaskSets.Response response = describe(second.id(), first.taskSetArn(), first.id(), "ecs-svc/1");

        assertThat(response.taskSets()).extracting(TaskSet::id).containsExactly(second.id(), first.id());
        assertThat(response.taskSets().get(1).tags()).isNull();
        assertThat(response.failures())
                .containsExactly(new Failure(ARN + "task-set/media/web/ecs-svc/1", "MISSING", null));
        assertThat(api.call(new DescribeTaskSets.Request("media", "web", List.of(first.id()), List.of("TAGS")))
                        .taskSets()
                        .get(0)
                        .tags())
                .containsExactly(tag("a", "1"));
    }

    @Test
    void describeServices_external_listsItsTaskSets() {
        create(r -> r.scale(new Scale(100.0, "PERCENT")));
        settle();

        Service service = api.describe("web");

        assertThat(service.taskSets()).singleElement().satisfies(set -> {
            assertThat(set.runningCount()).isEqualTo(3);
            assertThat(set.tags()).isNull();
        });
        assertThat(service.runningCount()).isEqualTo(3);
        assertThat(service.deployments()).isEmpty();
    }

    @Test
    void deleteTaskSet_wanted_needsForce() {
        String id = create(r -> r.scale(new Scale(100.0, "PERCENT"))).id();
        settle();

        api.invalid(
                "The task set cannot be deleted while it is scaled above 0.",
                new DeleteTaskSet.Request("media", "web", id, null));
        TaskSet gone =
                api.call(new DeleteTaskSet.Request("media", "web", id, true)).taskSet();

        assertThat(gone.id()).isEqualTo(id);
        assertThat(describe(id).failures()).hasSize(1);
    }

    @Test
    void deleteTaskSet_tasksStillLeaving_isDraining() {
        ApiCalls slow = new ApiCalls(EcsSimulator.builder()
                .taskTimings(TaskTimings.instant().withStopTimeout(Duration.ofSeconds(30)))
                .build());
        slow.ecs().createCluster("media");
        slow.register("app");
        slow.service(
                "web",
                r -> r.taskDefinition(null).desiredCount(1).deploymentController(new DeploymentController("EXTERNAL")));
        String id = slow.call(creation(r -> r.scale(new Scale(100.0, null))))
                .taskSet()
                .id();

        assertThat(slow.call(new DeleteTaskSet.Request("media", "web", id, true))
                        .taskSet()
                        .status())
                .isEqualTo("DRAINING");
        assertThat(slow.ecs().cluster("media").tasks())
                .extracting(task -> task.snapshot().stopCause())
                .containsExactly(StopCause.DELETION);

        String next = slow.call(creation(r -> r)).taskSet().id();
        slow.call(new UpdateServicePrimaryTaskSet.Request("media", "web", next));
        assertThat(slow.call(new DescribeTaskSets.Request("media", "web", List.of(id), null))
                        .taskSets())
                .extracting(TaskSet::status)
                .containsExactly("DRAINING");
    }

    @Test
    void createTaskSet_sameToken_isTheSame() {
        TaskSet first = create(r -> r.clientToken("t"));

        assertThat(create(r -> r.clientToken("t")).id()).isEqualTo(first.id());
        api.invalid(
                "Creation of task set was not idempotent.",
                creation(r -> r.taskDefinition("app:1").clientToken("t")));
    }

    @Test
    void createTaskSet_sixth_isRefused() {
        for (int i = 0; i < 5; i++) {
            create(r -> r);
        }
        api.invalid(
                "5 deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.",
                creation(r -> r));
    }

    @Test
    void taskSets_ofAnotherController_areRefused() {
        api.service("plain");
        api.invalid(
                "Amazon ECS only supports task set management on services configured to use external deployment"
                        + " controllers.",
                CreateTaskSet.request(r -> r.cluster("media").service("plain").taskDefinition("app")));
    }

    @Test
    void taskSets_ofADeletedService_areRefused() {
        api.call(new DeleteService.Request("media", "web", true));

        api.refused("ServiceNotActiveException", "Service was not ACTIVE.", creation(r -> r));
    }

    @Test
    void taskSets_badInput_isRefused() {
        api.invalid("TaskSets cannot be empty.", new DescribeTaskSets.Request("media", "web", null, null));
        for (String bad : List.of("x", "ecs-svc/x", ARN + "task-set/media/other/ecs-svc/1")) {
            api.invalid(
                    "Task Set Identifier is invalid", new DescribeTaskSets.Request("media", "web", List.of(bad), null));
        }
        api.invalid("Task Set Identifier is invalid", new DeleteTaskSet.Request("media", "web", null, null));
        api.refused(
                "TaskSetNotFoundException",
                "Task set not found.",
                new DeleteTaskSet.Request("media", "web", "ecs-svc/1", null));
        api.invalid("Cluster can not be blank.", new DescribeTaskSets.Request(null, null, List.of("ecs-svc/1"), null));
    }

    @Test
    void scale_badInput_isRefused() {
        String id = create(r -> r).id();
        api.invalid("Scale can not be null.", new UpdateTaskSet.Request("media", "web", id, null));
        refusedScale("Scale can not be null.", new Scale(null, "PERCENT"), id);
        refusedScale("unit must be one of [PERCENT], but was TASKS.", new Scale(1.0, "TASKS"), id);
        refusedScale("Scale value must be between 0 and 100.", new Scale(100.5, null), id);
        refusedScale("Scale value must be between 0 and 100.", new Scale(Double.NaN, null), id);
    }

    private void refusedScale(String message, Scale scale, String id) {
        api.invalid(message, new UpdateTaskSet.Request("media", "web", id, scale));
    }

    @Test
    void updatePrimary_another_swapsTheStatusAndLeavesTheTasks() {
        TaskSet blue = create(r -> r.scale(new Scale(100.0, "PERCENT")));
        TaskSet green = create(r -> r.scale(new Scale(100.0, "PERCENT")));
        settle();
        List<SimulatedTask> before = api.ecs().cluster("media").tasks();

        assertThat(api.call(new UpdateServicePrimaryTaskSet.Request("media", "web", green.id()))
                        .taskSet()
                        .status())
                .isEqualTo("PRIMARY");

        settle();
        assertThat(describe(blue.id(), green.id()).taskSets())
                .extracting(TaskSet::status)
                .containsExactly("ACTIVE", "PRIMARY");
        assertThat(api.ecs().cluster("media").tasks()).isEqualTo(before);
        api.call(new UpdateServicePrimaryTaskSet.Request("media", "web", green.id()));
        assertThat(describe(green.id()).taskSets().get(0).status()).isEqualTo("PRIMARY");

        settle();
        api.call(new UpdateServicePrimaryTaskSet.Request("media", "web", blue.id()));
        assertThat(describe(blue.id(), green.id()).taskSets())
                .extracting(TaskSet::status)
                .containsExactly("PRIMARY", "ACTIVE");
        assertThat(describe(blue.id(), green.id()).taskSets())
                .extracting(TaskSet::updatedAt)
                .containsOnly(api.ecs().clock().instant());
    }

    @Test
    void updatePrimary_badInput_isRefused() {
        TaskSet set = create(r -> r.scale(new Scale(100.0, "PERCENT")));
        api.invalid("Task Set Identifier is invalid", new UpdateServicePrimaryTaskSet.Request("media", "web", null));
        api.refused(
                "TaskSetNotFoundException",
                "Task set not found.",
                new UpdateServicePrimaryTaskSet.Request("media", "web", "ecs-svc/1"));
        api.invalid("Cluster can not be blank.", new UpdateServicePrimaryTaskSet.Request(null, "web", set.id()));
        settle();
        api.call(new DeleteTaskSet.Request("media", "web", set.id(), true));
        assertThat(describe(set.id()).taskSets()).extracting(TaskSet::status).isSubsetOf("DRAINING");
    }
}
