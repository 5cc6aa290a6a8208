package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.Settling;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.model.TaskTimings;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Worlds with tasks in statuses that they pass in no time. */
public final class WorldFixture {

    private WorldFixture() {}

    public static World world(Policy... settings) {
        Policies policies = Policies.defaults();
        for (Policy setting : settings) {
            policies = policies.with(setting);
        }
        WorldSettings worldSettings = new WorldSettings(
                new ArnScope("aws", "us-east-1", "123456789012"),
                Instant.parse("2024-01-01T00:00:00Z"),
                1,
                List.of(),
                null,
                1000,
                Integer.MAX_VALUE,
                Duration.ofHours(1),
                TaskTimings.instant(),
                Duration.ZERO,
                null,
                Settling.defaults(),
                false,
                policies);
        return new World(worldSettings, deed -> {});
    }

    /** A service task that ECS wants to run and that has come as far as the given status. */
    public static TaskState startingTask(World world, TaskStatus status) {
        ClusterState cluster = world.createCluster("media", null);
        ServiceState service = world.services().create(cluster, "transcoder", ServiceSettings.replica(1));
        TaskState task = service.activeTasks().findFirst().orElseThrow();
        task.comeFrom(status, null);
        return task;
    }

    /** A service task that was told to stop and that has come as far as the given status. */
    public static TaskState stoppingTask(World world, TaskStatus status) {
        TaskState task = startingTask(world, status);
        task.tellToStop(StopCause.USER, "told by the test", Instant.EPOCH);
        return task;
    }
}
