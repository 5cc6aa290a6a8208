package io.github.ecssimulator.internal.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.EcsSimulatorBuilder;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.model.DesiredStatus;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Judging.StartingTaskAnswer;
import io.github.ecssimulator.policy.Judging.StoppedTaskAnswer;
import io.github.ecssimulator.policy.Judging.StoppingTaskAnswer;
import io.github.ecssimulator.policy.Policy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * U5 and U6: tasks that start or stop. Both take no time by default; here each status takes ten seconds.
 */
class TaskStatusPoliciesTest {

    @ParameterizedTest
    @EnumSource(names = {"PROVISIONING", "PENDING", "ACTIVATING"})
    void startingTaskAnswer_protectable_protects(TaskStatus status) { // U6
        EcsSimulator ecs = world(StartingTaskAnswer.PROTECTABLE);
        SimulatedTask task = startingTask(ecs, status);

        assertThat(protect(ecs, task).failures()).isEmpty();
        assertThat(task.isProtected()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVISIONING", "PENDING", "ACTIVATING"})
    void startingTaskAnswer_taskNotValid_refuses(TaskStatus status) { // U6
        EcsSimulator ecs = world(StartingTaskAnswer.TASK_NOT_VALID);
        SimulatedTask task = startingTask(ecs, status);

        assertThat(protect(ecs, task).failures()).allMatch(failure -> failure.isFor(FailureReason.TASK_NOT_VALID));
        assertThat(task.isProtected()).isFalse();
        assertThat(reads(ecs, task)).as("reading").isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING"})
    void startingTaskAnswer_taskNotValid_protectsARunningTask(TaskStatus status) { // U6
        EcsSimulator ecs = world(StartingTaskAnswer.TASK_NOT_VALID);
        SimulatedTask task = startingTask(ecs, status);

        assertThat(protect(ecs, task).failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"DEACTIVATING", "STOPPING", "DEPROVISIONING"})
    void stoppingTaskAnswer_refusedLikeStopped_refuses(TaskStatus status) { // U5
        EcsSimulator ecs = world(StoppingTaskAnswer.REFUSED_LIKE_STOPPED);
        SimulatedTask task = stoppingTask(ecs, status);

        assertThat(protect(ecs, task).failures()).allMatch(failure -> failure.isFor(FailureReason.TASK_NOT_VALID));
        assertThat(task.isProtected()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"DEACTIVATING", "STOPPING", "DEPROVISIONING"})
    void stoppingTaskAnswer_refusedLikeStopped_followsThatAnswer(TaskStatus status) { // U4, U5
        EcsSimulator ecs = world(StoppingTaskAnswer.REFUSED_LIKE_STOPPED, StoppedTaskAnswer.MISSING);
        SimulatedTask task = stoppingTask(ecs, status);

        assertThat(protect(ecs, task).failures())
                .allMatch(failure -> failure.isFor(FailureReason.MISSING))
                .noneMatch(failure -> failure.isFor(FailureReason.TASK_NOT_VALID));
    }

    @ParameterizedTest
    @EnumSource(names = {"DEACTIVATING", "STOPPING", "DEPROVISIONING"})
    void stoppingTaskAnswer_protectable_protectsWithoutSaving(TaskStatus status) { // U5
        EcsSimulator ecs = world(StoppingTaskAnswer.PROTECTABLE);
        SimulatedTask task = stoppingTask(ecs, status);

        assertThat(protect(ecs, task).failures()).isEmpty();
        assertThat(task.isProtected()).isTrue();
        assertThat(task.snapshot().desiredStatus()).isEqualTo(DesiredStatus.STOPPED);
    }

    @ParameterizedTest
    @EnumSource(StoppingTaskAnswer.class)
    void stoppingTask_reading_reportsItsStoredState(Policy setting) { // U5
        EcsSimulator ecs = world(setting);
        SimulatedTask task = stoppingTask(ecs, TaskStatus.STOPPING);

        assertThat(reads(ecs, task)).isTrue();
    }

    private static EcsSimulator world(Policy... settings) {
        Duration stay = Duration.ofSeconds(10);
        EcsSimulatorBuilder builder =
                EcsSimulator.builder().taskTimings(new TaskTimings(stay, stay, stay, stay, stay, stay));
        for (Policy setting : settings) {
            builder.policy(setting);
        }
        return builder.build();
    }

    /** A service task that ECS wants to run and that has come as far as the given status. */
    private static SimulatedTask startingTask(EcsSimulator ecs, TaskStatus status) {
        SimulatedTask task = ecs.createCluster("media")
                .createService("transcoder", 1)
                .tasks()
                .get(0);
        ecs.clock().advanceUntil(() -> task.lastStatus() == status, Duration.ofMinutes(2));
        return task;
    }

    /** A service task that was told to stop and that has come as far as the given status. */
    private static SimulatedTask stoppingTask(EcsSimulator ecs, TaskStatus status) {
        SimulatedTask task = startingTask(ecs, TaskStatus.RUNNING);
        task.stop();
        ecs.clock().advanceUntil(() -> task.lastStatus() == status, Duration.ofMinutes(2));
        return task;
    }

    private static UpdateTaskProtection.Response protect(EcsSimulator ecs, SimulatedTask task) {
        UpdateTaskProtection.Response response =
                ecs.api().updateTaskProtection(new UpdateTaskProtection.Request("media", List.of(task.id()), true, 60));
        assertThat(response.protectedTasks().size() + response.failures().size())
                .isEqualTo(1);
        return response;
    }

    private static boolean reads(EcsSimulator ecs, SimulatedTask task) {
        return ecs.api()
                .getTaskProtection(new GetTaskProtection.Request("media", List.of(task.id())))
                .failures()
                .isEmpty();
    }
}
