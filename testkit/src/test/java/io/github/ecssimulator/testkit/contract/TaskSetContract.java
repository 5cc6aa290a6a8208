package io.github.ecssimulator.testkit.contract;

import static io.github.ecssimulator.testkit.contract.Refusals.assertInvalid;
import static io.github.ecssimulator.testkit.contract.Refusals.assertRefused;
import static io.github.ecssimulator.testkit.contract.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.SimulatedTask;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.DescribeTaskSetsResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ScaleUnit;
import software.amazon.awssdk.services.ecs.model.ServiceNotActiveException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.ecs.model.StabilityStatus;
import software.amazon.awssdk.services.ecs.model.TaskSet;
import software.amazon.awssdk.services.ecs.model.TaskSetField;
import software.amazon.awssdk.services.ecs.model.TaskSetNotFoundException;

/** CreateTaskSet, DescribeTaskSets, UpdateTaskSet and DeleteTaskSet. */
interface TaskSetContract extends ContractWorld {

    private void external(int desiredCount) {
        clusterAndDefinition();
        client().createService(r -> r.cluster(CLUSTER)
                .serviceName("web")
                .desiredCount(desiredCount)
                .deploymentController(c -> c.type(DeploymentControllerType.EXTERNAL)));
    }

    private TaskSet create(double percent) {
        return client().createTaskSet(r -> r.cluster(CLUSTER)
                        .service("web")
                        .taskDefinition("app")
                        .tags(ClusterContract.TEAM)
                        .scale(s -> s.unit(ScaleUnit.PERCENT).value(percent)))
                .taskSet();
    }

    private TaskSet scale(String taskSet, double percent) {
        return client().updateTaskSet(r -> r.cluster(CLUSTER)
                        .service("web")
                        .taskSet(taskSet)
                        .scale(s -> s.unit(ScaleUnit.PERCENT).value(percent)))
                .taskSet();
    }

    private DescribeTaskSetsResponse describe(String... taskSets) {
        return client().describeTaskSets(r -> r.cluster(CLUSTER).service("web").taskSets(taskSets));
    }

    @Test
    @Ground("documented: CreateTaskSet, TaskSet")
    default void createTaskSet_scaled_runsItsShare() {
        external(4);

        TaskSet answer = create(50);
        assertThat(answer.stabilityStatus()).isEqualTo(StabilityStatus.STABILIZING);
        TaskSet set = describeService("web").taskSets().get(0);

        assertThat(set.id()).isEqualTo(answer.id()).startsWith("ecs-svc/");
        assertThat(set.taskSetArn()).isEqualTo(arn("task-set/media/web/" + set.id()));
        assertThat(set.status()).isEqualTo("ACTIVE");
        assertThat(set.taskDefinition()).isEqualTo(arn("task-definition/app:1"));
        assertThat(set.scale().value()).isEqualTo(50.0);
        assertThat(set.computedDesiredCount()).isEqualTo(2);
        assertThat(set.runningCount()).isEqualTo(2);
        assertThat(set.stabilityStatus()).isEqualTo(StabilityStatus.STEADY_STATE);
        assertThat(answer.tags()).containsExactly(ClusterContract.TEAM);
        assertThat(describeService("web").taskSets()).extracting(TaskSet::id).containsExactly(set.id());
    }

    @Test
    @Ground("observed: CreateTaskSet: the text")
    default void createTaskSet_ofAServiceThatEcsDeploys_isRefused() {
        clusterAndDefinition();
        service("web", 1);

        assertRefused(
                InvalidParameterException.class,
                "Amazon ECS only supports task set management on services configured to use external deployment"
                        + " controllers.",
                () -> create(100));
    }

    @Test
    @Ground("documented: CreateTaskSet: both exceptions")
    default void createTaskSet_ofAServiceUnknownOrGone_isRefused() {
        clusterAndDefinition();
        assertRefused(ServiceNotFoundException.class, "Service not found.", () -> create(100));
        client().createService(r -> r.cluster(CLUSTER)
                .serviceName("web")
                .desiredCount(0)
                .deploymentController(c -> c.type(DeploymentControllerType.EXTERNAL)));
        client().deleteService(r -> r.cluster(CLUSTER).service("web"));

        assertRefused(ServiceNotActiveException.class, "Service was not ACTIVE.", () -> create(100));
    }

    @Test
    @Ground("documented: DescribeTaskSets: MISSING; tags come when included")
    default void describeTaskSets_someUnknown_areFailures() {
        external(1);
        TaskSet set = create(100);

        DescribeTaskSetsResponse answer = describe("ecs-svc/1", set.taskSetArn());

        assertThat(answer.taskSets()).extracting(TaskSet::id).containsExactly(set.id());
        assertThat(answer.taskSets().get(0).tags()).isEmpty();
        assertThat(answer.failures())
                .containsExactly(Failure.builder()
                        .arn(arn("task-set/media/web/ecs-svc/1"))
                        .reason("MISSING")
                        .build());
        assertThat(client().describeTaskSets(r -> r.cluster(CLUSTER)
                                .service("web")
                                .taskSets(set.id())
                                .include(TaskSetField.TAGS))
                        .taskSets()
                        .get(0)
                        .tags())
                .containsExactly(ClusterContract.TEAM);
    }

    @Test
    @Ground("observed: DescribeTaskSets: the list is not optional")
    default void describeTaskSets_withoutNames_isRefused() {
        external(1);

        assertInvalid(
                "TaskSets cannot be empty.",
                () -> client().describeTaskSets(r -> r.cluster(CLUSTER).service("web")));
    }

    @Test
    @Ground("documented: SEM: scaling a task set down spares protected tasks")
    default void updateTaskSet_toZero_sparesProtectedTasks() {
        external(3);
        String id = create(100).id();
        SimulatedTask busy = ecs().cluster(CLUSTER).service("web").tasks().get(2);
        protectFor(60, busy.id());

        assertThat(scale(id, 0).runningCount()).as("before the scheduler works").isEqualTo(3);

        TaskSet set = describe(id).taskSets().get(0);
        assertThat(set.computedDesiredCount()).isZero();
        assertThat(set.runningCount()).isEqualTo(1);
        assertThat(busy.isRunning()).isTrue();
        advance("PT60M");
        assertThat(describe(id).taskSets().get(0).runningCount()).isZero();
    }

    @Test
    @Ground("documented: Scale: 0 to 100; UpdateTaskSet: TaskSetNotFoundException; inferred: the texts")
    default void updateTaskSet_badScaleOrUnknown_isRefused() {
        external(1);
        String id = create(100).id();

        assertInvalid("Scale value must be between 0 and 100.", () -> scale(id, 101));
        assertRefused(TaskSetNotFoundException.class, "Task set not found.", () -> scale("ecs-svc/1", 50));
    }

    @Test
    @Ground(
            "documented: Scale: 0 to 100; inferred: JSON 1.1 norm: a number is no text, which is what the SDK makes of these")
    default void updateTaskSet_scaleThatIsNoNumber_isMalformed() {
        external(1);
        String id = create(100).id();

        for (double none : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            EcsException refused = refusal(EcsException.class, () -> scale(id, none));
            assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("SerializationException");
            assertThat(refused.awsErrorDetails().errorMessage())
                    .isEqualTo("The value of /scale/value is a string where a number is expected.");
        }
    }

    @Test
    @Ground("documented: Scale: 0 to 100; inferred: the text")
    default void updateTaskSet_scaleOfAnySize_isJudgedByItsRange() {
        external(1);
        String id = create(100).id();

        for (double huge : new double[] {1e18, -1e300, Double.MAX_VALUE}) {
            assertInvalid("Scale value must be between 0 and 100.", () -> scale(id, huge));
        }
        assertThat(scale(id, 1e-300).scale().value()).isEqualTo(1e-300);
        assertThat(scale(id, -0.0).scale().value()).as("zero has no sign").hasToString("0.0");
    }

    @Test
    @Ground("documented: DeleteTaskSet: force; inferred: the text")
    default void deleteTaskSet_wanted_needsForce() {
        external(2);
        String id = create(100).id();

        assertInvalid("The task set cannot be deleted while it is scaled above 0.", () -> delete(id, false));
        delete(id, true);

        assertThat(describe(id).failures()).extracting(Failure::reason).containsExactly("MISSING");
        assertThat(describeService("web").runningCount()).isZero();
    }

    private void delete(String taskSet, boolean force) {
        client().deleteTaskSet(
                        r -> r.cluster(CLUSTER).service("web").taskSet(taskSet).force(force));
    }

    @Test
    @Ground("documented: UpdateServicePrimaryTaskSet: the other one is ACTIVE from then on")
    default void updateServicePrimaryTaskSet_another_isPrimary() {
        external(1);
        TaskSet blue = create(100);
        TaskSet green = create(100);

        assertThat(client().updateServicePrimaryTaskSet(
                                r -> r.cluster(CLUSTER).service("web").primaryTaskSet(green.taskSetArn()))
                        .taskSet()
                        .status())
                .isEqualTo("PRIMARY");

        assertThat(describe(blue.id(), green.id()).taskSets())
                .extracting(TaskSet::status)
                .containsExactly("ACTIVE", "PRIMARY");
        assertRefused(
                TaskSetNotFoundException.class,
                "Task set not found.",
                () -> client().updateServicePrimaryTaskSet(
                                r -> r.cluster(CLUSTER).service("web").primaryTaskSet("ecs-svc/1")));
    }
}
