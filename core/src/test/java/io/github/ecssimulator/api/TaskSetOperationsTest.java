package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.network;
import static io.github.ecssimulator.api.ApiCalls.record;
import static io.github.ecssimulator.api.ApiCalls.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.Service.DeploymentController;
import io.github.ecssimulator.api.Service.LoadBalancer;
import io.github.ecssimulator.api.Service.ServiceRegistry;
import io.github.ecssimulator.api.TaskSet.Scale;
import io.github.ecssimulator.model.TaskTimings;
import java.time.Duration;
import java.util.List;
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
                "taskDefinition",
                null,
                "desiredCount",
                3,
                "deploymentController",
                new DeploymentController("EXTERNAL"));
    }

    private static Object[] with(Object... namesAndValues) {
        Object[] all = new Object[namesAndValues.length + 4];
        System.arraycopy(new Object[] {"cluster", "media", "service", "web"}, 0, all, 0, 4);
        System.arraycopy(namesAndValues, 0, all, 4, namesAndValues.length);
        return all;
    }

    private TaskSet create(Object... namesAndValues) {
        Object[] all = new Object[namesAndValues.length + 2];
        System.arraycopy(new Object[] {"taskDefinition", "app"}, 0, all, 0, 2);
        System.arraycopy(namesAndValues, 0, all, 2, namesAndValues.length);
        return api.call(CreateTaskSet.Request.class, with(all)).taskSet();
    }

    private TaskSet scale(String set, double percent) {
        return api.call(UpdateTaskSet.Request.class, with("taskSet", set, "scale", new Scale(percent, "PERCENT")))
                .taskSet();
    }

    private DescribeTaskSets.Response describe(String... sets) {
        return api.call(DescribeTaskSets.Request.class, with("taskSets", List.of(sets)));
    }

    private void settle() {
        api.ecs().clock().advance(Duration.ofMinutes(1));
    }

    @Test
    void createTaskSet_withoutScale_wantsNothing() {
        TaskSet set = create();

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
        LoadBalancer balancer = record(LoadBalancer.class, "targetGroupArn", "tg");
        ServiceRegistry registry = record(ServiceRegistry.class, "registryArn", "r");

        TaskSet set = create(
                "taskDefinition",
                "far",
                "externalId",
                "mine",
                "launchType",
                "FARGATE",
                "networkConfiguration",
                network("a"),
                "loadBalancers",
                List.of(balancer),
                "serviceRegistries",
                List.of(registry),
                "scale",
                new Scale(50.0, null),
                "tags",
                List.of(tag("a", "1")));

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
    void updateTaskSet_scalesAndSparesProtectedTasks() {
        String id = create("scale", new Scale(100.0, "PERCENT")).id();
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
        TaskSet first = create("tags", List.of(tag("a", "1")));
        TaskSet second = create();

        DescribeTaskSets.Response response = describe(second.id(), first.taskSetArn(), first.id(), "ecs-svc/1");

        assertThat(response.taskSets()).extracting(TaskSet::id).containsExactly(second.id(), first.id());
        assertThat(response.taskSets().get(1).tags()).isNull();
        assertThat(response.failures())
                .containsExactly(new Failure(ARN + "task-set/media/web/ecs-svc/1", "MISSING", null));
        assertThat(api.call(
                                DescribeTaskSets.Request.class,
                                with("taskSets", List.of(first.id()), "include", List.of("TAGS")))
                        .taskSets()
                        .get(0)
                        .tags())
                .containsExactly(tag("a", "1"));
    }

    @Test
    void describeServices_external_listsItsTaskSets() {
        create("scale", new Scale(100.0, "PERCENT"));
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
        String id = create("scale", new Scale(100.0, "PERCENT")).id();
        settle();

        api.invalid(
                "The task set cannot be deleted while it is scaled above 0.",
                DeleteTaskSet.Request.class,
                with("taskSet", id));
        TaskSet gone = api.call(DeleteTaskSet.Request.class, with("taskSet", id, "force", true))
                .taskSet();

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
                "taskDefinition",
                null,
                "desiredCount",
                1,
                "deploymentController",
                new DeploymentController("EXTERNAL"));
        String id = slow.call(
                        CreateTaskSet.Request.class, with("taskDefinition", "app", "scale", new Scale(100.0, null)))
                .taskSet()
                .id();

        assertThat(slow.call(DeleteTaskSet.Request.class, with("taskSet", id, "force", true))
                        .taskSet()
                        .status())
                .isEqualTo("DRAINING");
    }

    @Test
    void createTaskSet_sameToken_isTheSame() {
        TaskSet first = create("clientToken", "t");

        assertThat(create("clientToken", "t").id()).isEqualTo(first.id());
        api.invalid(
                "Creation of task set was not idempotent.",
                CreateTaskSet.Request.class,
                with("taskDefinition", "app:1", "clientToken", "t"));
    }

    @Test
    void createTaskSet_sixth_isRefused() {
        for (int i = 0; i < 5; i++) {
            create();
        }
        api.invalid(
                "5 deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.",
                CreateTaskSet.Request.class,
                with("taskDefinition", "app"));
    }

    @Test
    void taskSets_ofAnotherController_areRefused() {
        api.service("plain");
        api.invalid(
                "Amazon ECS only supports task set management on services configured to use external deployment"
                        + " controllers.",
                CreateTaskSet.Request.class,
                "cluster",
                "media",
                "service",
                "plain",
                "taskDefinition",
                "app");
    }

    @Test
    void taskSets_ofADeletedService_areRefused() {
        api.call(DeleteService.Request.class, with("force", true));

        api.refused(
                "ServiceNotActiveException",
                "Service was not ACTIVE.",
                CreateTaskSet.Request.class,
                with("taskDefinition", "app"));
    }

    @Test
    void taskSets_badInput_isRefused() {
        api.invalid("TaskSets cannot be empty.", DescribeTaskSets.Request.class, with());
        for (String bad : List.of("x", "ecs-svc/x", ARN + "task-set/media/other/ecs-svc/1")) {
            api.invalid(
                    "Task Set Identifier is invalid", DescribeTaskSets.Request.class, with("taskSets", List.of(bad)));
        }
        api.invalid("Task Set Identifier is invalid", DeleteTaskSet.Request.class, with());
        api.refused(
                "TaskSetNotFoundException",
                "Task set not found.",
                DeleteTaskSet.Request.class,
                with("taskSet", "ecs-svc/1"));
        api.invalid("Cluster can not be blank.", DescribeTaskSets.Request.class, "taskSets", List.of("ecs-svc/1"));
    }

    @Test
    void scale_badInput_isRefused() {
        String id = create().id();
        api.invalid("Scale can not be null.", UpdateTaskSet.Request.class, with("taskSet", id));
        refusedScale("Scale can not be null.", new Scale(null, "PERCENT"), id);
        refusedScale("unit must be one of [PERCENT], but was TASKS.", new Scale(1.0, "TASKS"), id);
        refusedScale("Scale value must be between 0 and 100.", new Scale(100.5, null), id);
        refusedScale("Scale value must be between 0 and 100.", new Scale(Double.NaN, null), id);
    }

    private void refusedScale(String message, Scale scale, String id) {
        api.invalid(message, UpdateTaskSet.Request.class, with("taskSet", id, "scale", scale));
    }
}
