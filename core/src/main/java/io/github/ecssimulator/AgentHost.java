package io.github.ecssimulator;

import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.journal.AgentEvent;
import io.github.ecssimulator.model.AgentPart;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The host that tasks run on, for a door that plays their agent. The doors of the testkit use it; a test has no need to.
 *
 * <p>Safe for use from any thread.
 */
public final class AgentHost {
    private final Simulation simulation;

    AgentHost(Simulation simulation) {
        this.simulation = simulation;
    }

    /**
     * Lets a door, such as a server, tell the code in tasks how to reach it: what it gives is what
     * {@link SimulatedTask#environment()} returns from now on. Of several doors the last one opened is asked.
     *
     * @param door gives the environment variables of a task; it is called without a lock
     * @return a handle that takes the door away again
     */
    public Subscription reachTasksBy(Function<SimulatedTask, Map<String, String>> door) {
        Objects.requireNonNull(door, "door");
        Function<TaskState, Map<String, String>> ofState = state -> door.apply(new SimulatedTask(simulation, state));
        simulation.world().time().settler().countSelectors();
        simulation.world().addEnvironment(ofState);
        return () -> simulation.world().removeEnvironment(ofState);
    }

    /**
     * Lets a request meet the fault that waits for it.
     *
     * @param end closes the connection of a request that hangs; called once when faults are lifted or the simulator is closed
     * @return what becomes of the request; empty without a fault
     */
    public Optional<AgentFault.Outcome> meetFault(AgentPart part, Runnable end) {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(end, "end");
        return simulation.inputs().meetFault(part, end);
    }

    /** Writes into the journal what the agent did with a request. */
    public void note(AgentEvent event) {
        simulation.inputs().note(Objects.requireNonNull(event, "event"));
    }
}
