package io.github.ecssimulator;

import io.github.ecssimulator.api.DeleteTaskSet;
import io.github.ecssimulator.api.TaskSet.Scale;
import io.github.ecssimulator.api.UpdateTaskSet;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.model.TaskSetSnapshot;
import io.github.ecssimulator.model.TaskSetStatus;
import java.util.List;

/** A live task set of a service with an EXTERNAL deployment controller: it always shows its state of now. */
public final class SimulatedTaskSet {
    private final Simulation simulation;
    private final TaskSetState state;

    SimulatedTaskSet(Simulation simulation, TaskSetState state) {
        this.simulation = simulation;
        this.state = state;
    }

    /** {@return the id: {@code ecs-svc/} and a number} */
    public String id() {
        return state.id();
    }

    /** {@return the tasks that ECS wants to run, in the order they were started} */
    public List<SimulatedTask> tasks() {
        return simulation.tasks(() -> state.activeTasks().stream());
    }

    /**
     * Gives the task set another share of the desired count, as UpdateTaskSet does. Protected tasks stay.
     *
     * @param scalePercent its share, 0 to 100
     * @throws IllegalArgumentException if the share is not 0 to 100
     * @throws IllegalStateException if the service was deleted
     */
    public void scaleTo(double scalePercent) {
        requirePercent(scalePercent);
        simulation.requireActive(state.service(), this);
        simulation.call(
                new UpdateTaskSet.Request(cluster(), service(), id(), new Scale(scalePercent, "PERCENT")), this);
    }

    /** Deletes the task set by force and stops its tasks, also protected ones unless U26 is switched. */
    public void delete() {
        if (simulation.read(state::status) != TaskSetStatus.INACTIVE) {
            simulation.requireActive(state.service(), this);
            simulation.call(new DeleteTaskSet.Request(cluster(), service(), id(), true), this);
        }
    }

    private String cluster() {
        return state.service().cluster().arn().toString();
    }

    private String service() {
        return state.service().name();
    }

    /** {@return the task set as it stands, an immutable copy} */
    public TaskSetSnapshot snapshot() {
        return simulation.read(state::snapshot);
    }

    static void requirePercent(double scalePercent) {
        if (!(scalePercent >= 0 && scalePercent <= 100)) {
            throw new IllegalArgumentException("scalePercent must be from 0 to 100, but was " + scalePercent + ".");
        }
    }

    /** Tells whether the other is this very task set, of the same simulator. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SimulatedTaskSet set && state == set.state;
    }

    @Override
    public int hashCode() {
        return id().hashCode();
    }

    @Override
    public String toString() {
        return "task set " + id();
    }
}
