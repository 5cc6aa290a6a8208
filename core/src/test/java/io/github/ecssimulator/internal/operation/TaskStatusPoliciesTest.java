package io.github.ecssimulator.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.internal.engine.WorldFixture;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.policy.Policy;
import io.github.ecssimulator.policy.StartingTaskAnswer;
import io.github.ecssimulator.policy.StoppedTaskAnswer;
import io.github.ecssimulator.policy.StoppingTaskAnswer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * U5 and U6: tasks that start or stop. Both take no time by default, so these tests put a task where it would stand.
 */
class TaskStatusPoliciesTest {

    @ParameterizedTest
    @EnumSource(names = {"PROVISIONING", "PENDING", "ACTIVATING"})
    void startingTaskAnswer_protectable_protects(TaskStatus status) { // U6
        World world = WorldFixture.world(StartingTaskAnswer.PROTECTABLE);
        TaskState task = WorldFixture.startingTask(world, status);

        assertThat(protect(world, task).failures()).isEmpty();
        assertThat(task.isProtected()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVISIONING", "PENDING", "ACTIVATING"})
    void startingTaskAnswer_taskNotValid_refuses(TaskStatus status) { // U6
        World world = WorldFixture.world(StartingTaskAnswer.TASK_NOT_VALID);
        TaskState task = WorldFixture.startingTask(world, status);

        assertThat(protect(world, task).failures()).allMatch(failure -> failure.isFor(FailureReason.TASK_NOT_VALID));
        assertThat(task.isProtected()).isFalse();
        assertThat(reads(world, task)).as("reading").isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING"})
    void startingTaskAnswer_taskNotValid_protectsARunningTask(TaskStatus status) { // U6
        World world = WorldFixture.world(StartingTaskAnswer.TASK_NOT_VALID);
        TaskState task = WorldFixture.startingTask(world, status);

        assertThat(protect(world, task).failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DEACTIVATING", "STOPPING", "DEPROVISIONING"})
    void stoppingTaskAnswer_refusedLikeStopped_refuses(TaskStatus status) { // U5
        World world = WorldFixture.world(StoppingTaskAnswer.REFUSED_LIKE_STOPPED);
        TaskState task = WorldFixture.stoppingTask(world, status);

        assertThat(protect(world, task).failures()).allMatch(failure -> failure.isFor(FailureReason.TASK_NOT_VALID));
        assertThat(task.isProtected()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"DEACTIVATING", "STOPPING", "DEPROVISIONING"})
    void stoppingTaskAnswer_refusedLikeStopped_followsThatAnswer(TaskStatus status) { // U4, U5
        World world = WorldFixture.world(StoppingTaskAnswer.REFUSED_LIKE_STOPPED, StoppedTaskAnswer.MISSING);
        TaskState task = WorldFixture.stoppingTask(world, status);

        assertThat(protect(world, task).failures()).allMatch(failure -> failure.isFor(FailureReason.MISSING));
    }

    @ParameterizedTest
    @EnumSource(names = {"DEACTIVATING", "STOPPING", "DEPROVISIONING"})
    void stoppingTaskAnswer_protectable_protectsWithoutSaving(TaskStatus status) { // U5
        World world = WorldFixture.world(StoppingTaskAnswer.PROTECTABLE);
        TaskState task = WorldFixture.stoppingTask(world, status);

        assertThat(protect(world, task).failures()).isEmpty();
        assertThat(task.isProtected()).isTrue();
        assertThat(task.isStopping()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(StoppingTaskAnswer.class)
    void stoppingTask_reading_reportsItsStoredState(Policy setting) { // U5
        World world = WorldFixture.world(setting);
        TaskState task = WorldFixture.stoppingTask(world, TaskStatus.STOPPING);

        assertThat(reads(world, task)).isTrue();
    }

    private static UpdateTaskProtection.Response protect(World world, TaskState task) {
        UpdateTaskProtection.Response response = api(world)
                .updateTaskProtection(new UpdateTaskProtection.Request(
                        task.cluster().name(), List.of(task.id().value()), true, 60));
        assertThat(response.protectedTasks().size() + response.failures().size())
                .isEqualTo(1);
        return response;
    }

    private static boolean reads(World world, TaskState task) {
        return api(world)
                .getTaskProtection(new GetTaskProtection.Request(
                        task.cluster().name(), List.of(task.id().value())))
                .failures()
                .isEmpty();
    }

    private static EcsApi api(World world) {
        return new OperationExecutor(world, new FaultPlan()).apiOf("test");
    }
}
