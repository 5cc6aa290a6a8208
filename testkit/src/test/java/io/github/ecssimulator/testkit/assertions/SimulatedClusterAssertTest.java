package io.github.ecssimulator.testkit.assertions;

import static io.github.ecssimulator.testkit.assertions.EcsAssertions.assertThat;

import io.github.ecssimulator.model.ClusterStatus;
import org.junit.jupiter.api.Test;

class SimulatedClusterAssertTest {

    private final Worlds world = new Worlds();

    @Test
    void hasStatus_thatStatus_passes() {
        assertThat(world.media).hasStatus(ClusterStatus.ACTIVE);
    }

    @Test
    void hasStatus_otherStatus_fails() {
        Worlds.assertFails(() -> assertThat(world.media).hasStatus(ClusterStatus.INACTIVE), """
                Expected cluster media to be INACTIVE
                 but it is ACTIVE.
                Simulated time: 2024-01-01T00:00:00Z
                Tasks:
                  task media/transcoder/aaaaaaaa RUNNING, unprotected
                  task media/transcoder/bbbbbbbb RUNNING, unprotected""");
    }

    @Test
    void hasRunningCount_servicesAndStandaloneTasks_passes() {
        world.media.runTask();

        assertThat(world.media).hasRunningCount(3);
    }

    @Test
    void hasRunningCount_otherCount_fails() {
        world.advanceMinutes(1);
        world.transcoder.scaleTo(0);

        Worlds.assertFails(() -> assertThat(world.media).hasRunningCount(1), """
                Expected cluster media to have 1 running task
                 but it has 0.
                Simulated time: 2024-01-01T00:01:00Z
                Tasks:
                  task media/transcoder/aaaaaaaa STOPPED, unprotected
                  task media/transcoder/bbbbbbbb STOPPED, unprotected""");
    }

    @Test
    void hasProtectedCount_thatCount_passes() {
        world.protect(world.busy, 60);

        assertThat(world.media).hasProtectedCount(1);
    }

    @Test
    void hasProtectedCount_otherCount_fails() {
        Worlds.assertFails(() -> assertThat(world.ecs.createCluster("empty")).hasProtectedCount(2), """
                Expected cluster empty to have 2 protected tasks
                 but it has 0.
                Simulated time: 2024-01-01T00:00:00Z""");
    }

    @Test
    void hasNoProtectedTasks_none_passes() {
        assertThat(world.media).hasNoProtectedTasks();
    }

    @Test
    void hasNoProtectedTasks_one_fails() {
        world.protect(world.busy, 60);

        Worlds.assertFails(() -> assertThat(world.media).hasNoProtectedTasks(), """
                Expected cluster media to have 0 protected tasks
                 but it has 1.
                Simulated time: 2024-01-01T00:00:00Z
                Tasks:
                  task media/transcoder/aaaaaaaa RUNNING, protected until 2024-01-01T01:00:00Z
                  task media/transcoder/bbbbbbbb RUNNING, unprotected""");
    }
}
