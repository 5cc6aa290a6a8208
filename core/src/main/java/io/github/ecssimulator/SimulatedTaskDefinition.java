package io.github.ecssimulator;

import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.journal.Deed;
import io.github.ecssimulator.model.TaskDefinitionRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A revision of a task definition, and how tasks made of it behave. */
public final class SimulatedTaskDefinition {
    private final Simulation simulation;
    private final TaskDefinitionState state;

    SimulatedTaskDefinition(Simulation simulation, TaskDefinitionState state) {
        this.simulation = simulation;
        this.state = state;
    }

    /** {@return family and revision} */
    public TaskDefinitionRef ref() {
        return state.ref();
    }

    /** {@return the ARN of this revision} */
    public String arn() {
        return state.ref().arn(simulation.world().settings().scope());
    }

    /**
     * Lets every task of this revision fail to start from now on, with this {@code stoppedReason}, as when its image cannot be
     * pulled.
     */
    public SimulatedTaskDefinition failsToStart(String reason) {
        return withStartFailure(Objects.requireNonNull(reason, "reason"));
    }

    /** Lets tasks of this revision come up again. */
    public SimulatedTaskDefinition startsAgain() {
        return withStartFailure(null);
    }

    private SimulatedTaskDefinition withStartFailure(@Nullable String reason) {
        simulation.does(new Deed.StartsFail(ref(), reason), this);
        return this;
    }

    void requireIn(Simulation expected, Object user) {
        if (simulation != expected) {
            throw new IllegalArgumentException(this + " belongs to another simulator, so " + user
                    + " cannot use it. Register it in the simulator of the service, with registerTaskDefinition(\""
                    + ref().family() + "\").");
        }
    }

    /** Tells whether the other is this very revision, of the same simulator. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SimulatedTaskDefinition definition && state == definition.state;
    }

    @Override
    public int hashCode() {
        return ref().hashCode();
    }

    @Override
    public String toString() {
        return "task definition " + state;
    }
}
