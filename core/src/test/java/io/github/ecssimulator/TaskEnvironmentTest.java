package io.github.ecssimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the code in a task is told of the doors it can reach. */
class TaskEnvironmentTest {
    private final EcsSimulator ecs = EcsSimulator.create();
    private final SimulatedTask task = ecs.createCluster("media").runTask();

    @AfterEach
    void close() {
        ecs.close();
    }

    @Test
    void environment_noDoor_isRefusedWithTheWayOut() {
        assertThatIllegalStateException()
                .isThrownBy(task::environment)
                .withMessageContaining("EcsSimulatorServer.start(ecs)");
    }

    @Test
    void environment_twoDoors_isThatOfTheLastOpened() {
        ecs.agentHost().reachTasksBy(asked -> Map.of("DOOR", "first"));
        ecs.agentHost().reachTasksBy(asked -> Map.of("DOOR", "second of " + asked.id()));

        assertThat(task.environment()).containsExactly(Map.entry("DOOR", "second of " + task.id()));
    }

    @Test
    void environment_lastDoorClosed_isThatOfTheOneBefore() {
        ecs.agentHost().reachTasksBy(asked -> Map.of("DOOR", "first"));
        Subscription second = ecs.agentHost().reachTasksBy(asked -> Map.of("DOOR", "second"));

        second.close();

        assertThat(task.environment()).containsEntry("DOOR", "first");
    }

    @Test
    void environment_closedSimulator_canStillBeRead() {
        ecs.agentHost().reachTasksBy(asked -> Map.of("DOOR", "first"));
        ecs.close();

        assertThat(task.environment()).containsEntry("DOOR", "first");
    }
}
