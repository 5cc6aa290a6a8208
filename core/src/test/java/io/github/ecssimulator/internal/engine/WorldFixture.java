package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Policy;
import java.time.Instant;
import java.util.stream.Stream;

/** Worlds with tasks in statuses that they pass in no time. */
public final class WorldFixture {

    private WorldFixture() {}

    public static World world(Policy... settings) {
        Policies policies = Stream.of(settings).reduce(Policies.defaults(), Policies::with, (one, other) -> other);
        return new World(WorldSettings.USUAL.with(world -> world.eventCap(1000).policies(policies)), deed -> {});
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
