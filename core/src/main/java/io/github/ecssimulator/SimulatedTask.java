package io.github.ecssimulator;

import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.StopCode;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Instant;
import java.util.Optional;

/** A live task: it always shows its state of now, also after its record is gone from the cluster. */
public final class SimulatedTask {
    private final World world;
    private final TaskState state;

    SimulatedTask(World world, TaskState state) {
        this.world = world;
        this.state = state;
    }

    /**
     * Returns the id.
     *
     * @return 32 hex digits
     */
    public String id() {
        return state.id().value();
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
     * Returns the cluster that hosts the task.
     *
     * @return the cluster
     */
    public SimulatedCluster cluster() {
        return new SimulatedCluster(world, state.cluster());
    }

    /**
     * Returns the service that started the task.
     *
     * @return the service, or empty for a standalone task
     */
    public Optional<SimulatedService> service() {
        ServiceState service = state.serviceOrNull();
        return service == null ? Optional.empty() : Optional.of(new SimulatedService(world, service));
    }

    /**
     * Returns where the task stands.
     *
     * @return the last status
     */
    public TaskStatus lastStatus() {
        return world.read(state::lastStatus);
    }

    /**
     * Tells whether the containers run.
     *
     * @return whether the last status is RUNNING
     */
    public boolean isRunning() {
        return lastStatus() == TaskStatus.RUNNING;
    }

    /**
     * Tells whether the task has ended.
     *
     * @return whether the last status is STOPPED
     */
    public boolean isStopped() {
        return lastStatus() == TaskStatus.STOPPED;
    }

    /**
     * Tells whether scale-in has to spare the task.
     *
     * @return whether the task is protected
     */
    public boolean isProtected() {
        return world.read(state::isProtected);
    }

    /**
     * Returns when the protection ends.
     *
     * @return the instant, or empty when the task is unprotected
     */
    public Optional<Instant> protectionExpiresAt() {
        return world.read(() -> Optional.ofNullable(state.protectedUntilOrNull()));
    }

    /** Stops the task as StopTask does, also a protected one. Its service starts another. */
    public void stop() {
        stop("Task stopped by user");
    }

    /**
     * Stops the task as StopTask does, also a protected one. Its service starts another, unprotected.
     *
     * @param reason why; it becomes the {@code stoppedReason}
     */
    public void stop(String reason) {
        world.inside(() -> {
            world.stopTask(state, StopCode.USER_INITIATED, reason);
            return state;
        });
    }

    /**
     * Returns the task as it stands.
     *
     * @return an immutable copy
     */
    public TaskSnapshot snapshot() {
        return world.read(() -> state.snapshot(world.time().now()));
    }

    /**
     * Tells what happened to this task, up to now.
     *
     * @return the lines of the timeline that concern the task
     */
    public String story() {
        return world.journal().explain(id());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SimulatedTask task && state.equals(task.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return state.toString();
    }
}
