package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.SimulatedTask;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** What happens to a task although it is protected. */
final class TaskActs {
    private static final int KILLED = 137;

    private TaskActs() {}

    static Optional<String> crash(HostileWorld world, SplittableRandom random) {
        return strike(world, random, task -> task.crash(KILLED));
    }

    static Optional<String> failHealthCheck(HostileWorld world, SplittableRandom random) {
        return strike(world, random, SimulatedTask::failHealthCheck);
    }

    static Optional<String> interruptSpot(HostileWorld world, SplittableRandom random) {
        return strike(world, random, SimulatedTask::interruptSpot);
    }

    static Optional<String> retire(HostileWorld world, SplittableRandom random) {
        return strike(world, random, SimulatedTask::retire);
    }

    static Optional<String> drainHost(HostileWorld world, SplittableRandom random) {
        return strike(world, random, SimulatedTask::drainHost);
    }

    static Optional<String> loseHost(HostileWorld world, SplittableRandom random) {
        return strike(world, random, SimulatedTask::loseHost);
    }

    private static Optional<String> strike(
            HostileWorld world, SplittableRandom random, Consumer<SimulatedTask> strike) {
        List<SimulatedTask> running = world.ecs().clusters().stream()
                .flatMap(cluster -> cluster.tasks().stream())
                .filter(SimulatedTask::isRunning)
                .toList();
        return HostileWorld.pick(random, running).map(task -> {
            strike.accept(task);
            return task.toString();
        });
    }
}
