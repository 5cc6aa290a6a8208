package io.github.ecssimulator.api;

import static io.github.ecssimulator.api.ApiCalls.ARN;
import static io.github.ecssimulator.api.ApiCalls.tag;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartTaskTest {
    private final ApiCalls api = new ApiCalls(EcsSimulator.create());
    private String one;
    private String other;

    @BeforeEach
    void makeCluster() {
        api.ecs().createCluster("media");
        api.register("app");
        one = register();
        other = register();
    }

    private String register() {
        return api.call(RegisterContainerInstance.request(r -> r.cluster("media")))
                .containerInstance()
                .containerInstanceArn();
    }

    private static StartTask.Request start(List<String> instances, UnaryOperator<StartTaskBuilder> members) {
        return StartTask.request(
                r -> members.apply(r.cluster("media").taskDefinition("app").containerInstances(instances)));
    }

    @Test
    void startTask_runsAStandaloneTaskOnEachInstance() {
        StartTask.Response answer =
                api.call(start(List.of(other, one), r -> r.startedBy("cron").tags(List.of(tag("team", "video")))));

        assertThat(answer.tasks()).extracting(Task::containerInstanceArn).containsExactly(other, one);
        assertThat(answer.tasks()).allSatisfy(task -> {
            assertThat(task.group()).isEqualTo("family:app");
            assertThat(task.startedBy()).isEqualTo("cron");
            assertThat(task.launchType()).isEqualTo("EC2");
            assertThat(task.tags()).containsExactly(tag("team", "video"));
        });
        assertThat(api.ecs().cluster("media").tasks()).hasSize(2);
    }

    @Test
    void startTask_standalone_cannotBeProtected() {
        String task = api.call(start(List.of(one), r -> r)).tasks().get(0).taskArn();

        assertThat(api.call(new UpdateTaskProtection.Request("media", List.of(task), true, null))
                        .failures())
                .containsExactly(new Failure(task, "TASK_NOT_VALID", null));
    }

    @Test
    void startTask_onAnInstanceThatDrains_placesItThereAndLeavesItThere() {
        api.call(new UpdateContainerInstancesState.Request("media", List.of(one), "DRAINING"));

        assertThat(api.call(start(List.of(one), r -> r)).tasks())
                .extracting(Task::containerInstanceArn)
                .containsExactly(one);

        assertThat(api.ecs().cluster("media").tasks()).allMatch(task -> task.isRunning());
    }

    @Test
    void startTask_unknownOrInactive_isAFailure() {
        api.call(new DeregisterContainerInstance.Request("media", one, null));
        String unknown = ARN + "container-instance/media/x";

        StartTask.Response answer = api.call(start(List.of(one, "x", other), r -> r));

        assertThat(answer.tasks()).extracting(Task::containerInstanceArn).containsExactly(other);
        assertThat(answer.failures())
                .containsExactly(new Failure(unknown, "MISSING", null), new Failure(one, "INACTIVE", null));
        assertThat(api.call(start(List.of("x"), r -> r)).tasks()).isEmpty();
    }

    @Test
    void startTask_badInput_isRefusedAndStartsNothing() {
        List<String> many = IntStream.range(0, 11).mapToObj(i -> "i" + i).toList();
        api.invalid("ContainerInstances cannot be empty.", start(List.of(), r -> r));
        api.invalid("instanceIds can have at most 10 items.", start(many, r -> r));
        api.refused("ClientException", "TaskDefinition not found.", start(List.of(one), r -> r.taskDefinition("x")));
        api.invalid(
                "propagateTags SERVICE is not supported when running a task.",
                start(List.of(one), r -> r.propagateTags("SERVICE")));
        assertThat(api.ecs().cluster("media").tasks()).isEmpty();
    }
}
