package io.github.ecssimulator;

import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ServiceSnapshot;
import java.util.List;
import java.util.function.Supplier;

/** A live service: it always shows its state of now. */
public final class SimulatedService {
    private final World world;
    private final ServiceState state;

    SimulatedService(World world, ServiceState state) {
        this.world = world;
        this.state = state;
    }

    /**
     * Returns the name.
     *
     * @return the name
     */
    public String name() {
        return state.name();
    }

    /**
     * Returns the ARN.
     *
     * @return the ARN, in the long format
     */
    public String arn() {
        return state.arn().toString();
    }

    /**
     * Returns the cluster that hosts the service.
     *
     * @return the cluster
     */
    public SimulatedCluster cluster() {
        return new SimulatedCluster(world, state.cluster());
    }

    /**
     * Returns how many tasks the service wants.
     *
     * @return the desired count
     */
    public int desiredCount() {
        return world.read(state::desiredCount);
    }

    /**
     * Returns how many of its tasks run. Protected tasks can keep it above the desired count.
     *
     * @return the number of tasks in RUNNING
     */
    public int runningCount() {
        return snapshot().runningCount();
    }

    /**
     * Returns the tasks that ECS wants to run, protected or not. A task that was told to stop is no longer among them.
     *
     * @return the tasks, in the order they were started
     */
    public List<SimulatedTask> tasks() {
        return world.read(() -> state.activeTasks().stream()
                .map(task -> new SimulatedTask(world, task))
                .toList());
    }

    /**
     * Returns the tasks that are protected.
     *
     * @return the protected tasks, in the order they were started
     */
    public List<SimulatedTask> protectedTasks() {
        return tasks().stream().filter(SimulatedTask::isProtected).toList();
    }

    /**
     * Gives the service another desired count, as UpdateService does. Tasks start at once, and surplus tasks stop at once
     * unless they are protected; those leave when their protection is cleared or expires.
     *
     * @param newDesiredCount how many tasks it wants, 0 or more
     * @throws IllegalArgumentException if the count is negative
     * @throws IllegalStateException if the service was deleted
     */
    public void scaleTo(int newDesiredCount) {
        requireCount(newDesiredCount);
        change(() -> {
            world.scale(state, newDesiredCount);
            return state;
        });
    }

    /** Deletes the service by force and stops its tasks, also protected ones. Nothing happens to a deleted service. */
    public void delete() {
        change(() -> {
            world.deleteService(state);
            return state;
        });
    }

    /**
     * Returns the service as it stands.
     *
     * @return an immutable copy
     */
    public ServiceSnapshot snapshot() {
        return world.read(() -> state.snapshot(world.time().now()));
    }

    static void requireCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("A service cannot want " + count + " tasks.");
        }
    }

    private <T> T change(Supplier<T> verb) {
        return LiveChange.of(world, verb, this);
    }

    @Override
    public String toString() {
        return "service " + state.cluster().name() + "/" + name();
    }
}
