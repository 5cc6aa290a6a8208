package io.github.ecssimulator.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** documented: task life cycle. What the table of transitions does not list is an error of the engine. */
class TaskTransitionsTest {

    @Test
    void table_listsExactlyTheDocumentedTransitions() {
        Map<TaskStatus, List<TaskStatus>> allowed = new LinkedHashMap<>();
        for (TaskStatus from : TaskStatus.values()) {
            allowed.put(
                    from,
                    Stream.of(TaskStatus.values())
                            .filter(to -> TaskTransitions.isAllowed(from, to))
                            .toList());
        }

        assertThat(allowed)
                .containsEntry(TaskStatus.PROVISIONING, List.of(TaskStatus.PENDING, TaskStatus.DEPROVISIONING))
                .containsEntry(TaskStatus.PENDING, List.of(TaskStatus.ACTIVATING, TaskStatus.DEPROVISIONING))
                .containsEntry(TaskStatus.ACTIVATING, List.of(TaskStatus.RUNNING, TaskStatus.DEACTIVATING))
                .containsEntry(TaskStatus.RUNNING, List.of(TaskStatus.DEACTIVATING))
                .containsEntry(TaskStatus.DEACTIVATING, List.of(TaskStatus.STOPPING))
                .containsEntry(TaskStatus.STOPPING, List.of(TaskStatus.DEPROVISIONING))
                .containsEntry(TaskStatus.DEPROVISIONING, List.of(TaskStatus.STOPPED))
                .containsEntry(TaskStatus.STOPPED, List.of());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STOPPED")
    void next_ofEveryStatus_isInTheTable(TaskStatus status) {
        TaskState starting = WorldFixture.startingTask(WorldFixture.world(), status);
        TaskState stopping = WorldFixture.stoppingTask(WorldFixture.world(), status);

        assertThat(TaskTransitions.isAllowed(status, TaskTransitions.next(starting)))
                .isTrue();
        assertThat(TaskTransitions.isAllowed(status, TaskTransitions.next(stopping)))
                .isTrue();
    }

    @Test
    void require_unlistedTransition_isAnErrorOfTheEngine() {
        TaskState task = WorldFixture.startingTask(WorldFixture.world(), TaskStatus.RUNNING);

        assertThatIllegalStateException()
                .isThrownBy(() -> TaskTransitions.require(task, TaskStatus.PENDING))
                .withMessage(task + " cannot go from RUNNING to PENDING");
    }

    @Test
    void stop_stoppedTask_isLeftAlone() {
        World world = WorldFixture.world();
        TaskState task = WorldFixture.startingTask(world, TaskStatus.RUNNING);
        world.stopTask(task, StopCause.USER, "first");

        world.stopTask(task, StopCause.USER, "second");

        assertThat(task.snapshot(world.time().now()).stoppedReason()).isEqualTo("first");
    }
}
