package io.github.ecssimulator.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.model.StopCode;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** documented: task life cycle. What the table of transitions does not list is an error of the engine. */
class TaskLifecycleTest {
    private final WorldTime time = new WorldTime(Instant.parse("2024-01-01T00:00:00Z"), null, 10);
    private final JournalLog journal = new JournalLog(time);
    private final TaskLifecycle lifecycle = new TaskLifecycle(time, journal);
    private final TaskState task = WorldFixture.startingTask(WorldFixture.world(), TaskStatus.PROVISIONING);

    @Test
    void start_newTask_goesThroughEveryStatusToRunning() {
        lifecycle.start(task);

        assertThat(journal.snapshot().timeline()).endsWith("went PROVISIONING -> PENDING -> ACTIVATING -> RUNNING");
    }

    @Test
    void stop_runningTask_goesThroughEveryStatusToStopped() {
        task.lastStatus = TaskStatus.RUNNING;

        lifecycle.stop(task, StopCode.USER_INITIATED, "done");

        assertThat(journal.snapshot().timeline())
                .endsWith("went RUNNING -> DEACTIVATING -> STOPPING -> DEPROVISIONING -> STOPPED");
    }

    @ParameterizedTest
    @EnumSource(names = {"PENDING", "ACTIVATING", "RUNNING", "DEACTIVATING", "STOPPING", "DEPROVISIONING", "STOPPED"})
    void start_taskThatStartedAlready_isAnErrorOfTheEngine(TaskStatus status) {
        task.lastStatus = status;

        assertThatIllegalStateException()
                .isThrownBy(() -> lifecycle.start(task))
                .withMessage(task + " cannot go from " + status + " to PENDING");
    }

    @Test
    void stop_stoppedTask_isAnErrorOfTheEngine() {
        task.lastStatus = TaskStatus.STOPPED;

        assertThatIllegalStateException()
                .isThrownBy(() -> lifecycle.stop(task, StopCode.USER_INITIATED, "again"))
                .withMessage(task + " cannot go from STOPPED to DEACTIVATING");
    }
}
