package io.github.ecssimulator.testkit.contract;

import static io.github.ecssimulator.testkit.contract.Refusals.assertInvalid;
import static io.github.ecssimulator.testkit.contract.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerOverride;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.PropagateTags;
import software.amazon.awssdk.services.ecs.model.RunTaskRequest;
import software.amazon.awssdk.services.ecs.model.RunTaskResponse;
import software.amazon.awssdk.services.ecs.model.StartTaskResponse;
import software.amazon.awssdk.services.ecs.model.Task;

/** RunTask and StartTask. */
interface RunTaskContract extends ContractWorld {

    private List<Task> run(Consumer<RunTaskRequest.Builder> members) {
        RunTaskResponse answer =
                client().runTask(r -> members.accept(r.cluster(CLUSTER).taskDefinition("app")));
        assertThat(answer.failures()).isEmpty();
        return answer.tasks();
    }

    @Test
    @Ground("documented: RunTask; observed: it answers PROVISIONING")
    default void runTask_plain_startsOneStandaloneTask() {
        clusterAndDefinition();

        Task answer = run(r -> {}).get(0);
        assertThat(answer.lastStatus()).as("before it starts").isEqualTo("PROVISIONING");
        Task task = client().describeTasks(r -> r.cluster(CLUSTER).tasks(answer.taskArn()))
                .tasks()
                .get(0);

        assertThat(task.taskArn()).startsWith(arn("task/media/"));
        assertThat(task.clusterArn()).isEqualTo(arn("cluster/media"));
        assertThat(task.taskDefinitionArn()).isEqualTo(arn("task-definition/app:1"));
        assertThat(task.group()).isEqualTo("family:app");
        assertThat(task.lastStatus()).isEqualTo("RUNNING");
        assertThat(task.desiredStatus()).isEqualTo("RUNNING");
        assertThat(task.launchType()).isEqualTo(LaunchType.EC2);
        assertThat(task.createdAt()).isEqualTo(START);
        assertThat(task.containers()).extracting(Container::name).containsExactly("app");
    }

    @Test
    @Ground("documented: FAIL: TASK_NOT_VALID: a task of no service cannot be protected")
    default void runTask_itsTask_cannotBeProtected() {
        clusterAndDefinition();
        String task = run(r -> {}).get(0).taskArn();

        assertThat(protect(task).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("TASK_NOT_VALID"));
    }

    @Test
    @Ground("documented: RunTask: count, group, startedBy, tags")
    default void runTask_withMembers_answersThem() {
        clusterAndDefinition();

        List<Task> tasks = run(r -> r.count(2)
                .group("batch")
                .startedBy("cron")
                .enableExecuteCommand(true)
                .tags(ClusterContract.TEAM));

        assertThat(tasks).hasSize(2).allSatisfy(task -> {
            assertThat(task.group()).isEqualTo("batch");
            assertThat(task.startedBy()).isEqualTo("cron");
            assertThat(task.enableExecuteCommand()).isTrue();
            assertThat(task.tags()).containsExactly(ClusterContract.TEAM);
        });
    }

    @Test
    @Ground("documented: RunTask: overrides")
    default void runTask_overrides_areAnswered() {
        clusterAndDefinition();

        ContainerOverride override = ContainerOverride.builder()
                .name("app")
                .command("encode")
                .environment(KeyValuePair.builder().name("A").value("1").build())
                .build();

        Task task = run(r -> r.overrides(o -> o.cpu("512").containerOverrides(override)))
                .get(0);

        assertThat(task.overrides().cpu()).isEqualTo("512");
        assertThat(task.overrides().containerOverrides()).containsExactly(override);
    }

    @Test
    @Ground("documented: RunTask: 1 to 10; inferred: the text")
    default void runTask_badCount_isRefusedAndStartsNothing() {
        clusterAndDefinition();

        assertInvalid("count must be between 1 and 10.", () -> run(r -> r.count(11)));
        assertThat(ecs().cluster(CLUSTER).tasks()).isEmpty();
    }

    @Test
    @Ground("documented: RunTask: SERVICE is an error; inferred: the text")
    default void runTask_tagsOfAService_areRefused() {
        clusterAndDefinition();

        assertInvalid(
                "propagateTags SERVICE is not supported when running a task.",
                () -> run(r -> r.propagateTags(PropagateTags.SERVICE)));
    }

    @Test
    @Ground("observed: sibling CreateService")
    default void runTask_unknownDefinitionOrCluster_isRefused() {
        clusterAndDefinition();

        assertRefused(ClientException.class, "TaskDefinition not found.", () -> run(r -> r.taskDefinition("other")));
        assertRefused(ClusterNotFoundException.class, "Cluster not found.", () -> run(r -> r.cluster("nowhere")));
    }

    @Test
    @Ground("observed: RunTask: another exception than that of UpdateService")
    default void runTask_inactiveDefinition_isAnInvalidParameter() {
        clusterAndDefinition();
        client().deregisterTaskDefinition(r -> r.taskDefinition("app:1"));

        assertInvalid("TaskDefinition is inactive", () -> run(r -> r.taskDefinition("app:1")));
    }

    @Test
    @Ground("documented: StartTask; FAIL: an unknown instance is a failure")
    default void startTask_onAnInstance_runsThere() {
        clusterAndDefinition();
        String instance = client().registerContainerInstance(r -> r.cluster(CLUSTER))
                .containerInstance()
                .containerInstanceArn();

        StartTaskResponse answer =
                client().startTask(r -> r.cluster(CLUSTER).taskDefinition("app").containerInstances(instance, "x"));

        assertThat(answer.tasks())
                .singleElement()
                .satisfies(task -> assertThat(task.containerInstanceArn()).isEqualTo(instance));
        assertThat(answer.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.reason()).isEqualTo("MISSING"));
        assertInvalid(
                "ContainerInstances cannot be empty.",
                () -> client().startTask(
                                r -> r.cluster(CLUSTER).taskDefinition("app").containerInstances(List.of())));
    }
}
