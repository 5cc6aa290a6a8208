package io.github.ecssimulator.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** documented: task life cycle. A task goes no other way. */
class TaskStateTest {

    @ParameterizedTest
    @CsvSource({
        "PROVISIONING, PENDING, DEPROVISIONING",
        "PENDING, ACTIVATING, DEPROVISIONING",
        "ACTIVATING, RUNNING, DEACTIVATING",
        "RUNNING, DEACTIVATING, DEACTIVATING",
        "DEACTIVATING, STOPPING, STOPPING",
        "STOPPING, DEPROVISIONING, DEPROVISIONING",
        "DEPROVISIONING, STOPPED, STOPPED"
    })
    void next_ofEveryStatus_isTheDocumentedTransition(TaskStatus from, TaskStatus onward, TaskStatus onceTold) {
        TaskState starting = WorldFixture.startingTask(WorldFixture.world(), from);
        TaskState stopping = WorldFixture.stoppingTask(WorldFixture.world(), from);

        assertThat(starting.next()).isEqualTo(onward);
        assertThat(stopping.next()).isEqualTo(onceTold);
    }

    @Test
    void goOn_stoppedTask_isAnErrorOfTheEngine() {
        TaskState task = WorldFixture.startingTask(WorldFixture.world(), TaskStatus.STOPPED);

        assertThatIllegalStateException()
                .isThrownBy(() -> task.goOn(Instant.EPOCH))
                .withMessage(task + " cannot go on from STOPPED");
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
