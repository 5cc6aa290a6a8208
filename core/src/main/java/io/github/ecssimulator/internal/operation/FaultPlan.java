package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.fault.FaultOutcome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that still wait for their calls. Used under the lock of the world. */
public final class FaultPlan {
    private final List<Waiting> waiting = new ArrayList<>();
    private final AgentFaultPlan agent = new AgentFaultPlan();

    private static final class Waiting {
        private final Fault fault;
        private int left;

        Waiting(Fault fault) {
            this.fault = fault;
            this.left = fault.times();
        }
    }

    /** Adds a fault behind those that wait already. */
    void add(Fault fault) {
        waiting.add(new Waiting(fault));
    }

    void add(AgentFault fault) {
        agent.add(fault);
    }

    /** Returns the faults that wait for requests at the agent, not for calls of ECS. */
    AgentFaultPlan agent() {
        return agent;
    }

    @Nullable
    FaultOutcome takeOrNull(String operation) {
        for (Iterator<Waiting> all = waiting.iterator(); all.hasNext(); ) {
            Waiting next = all.next();
            if (next.fault.operation().equals(operation)) {
                next.left--;
                if (next.left == 0) {
                    all.remove();
                }
                return next.fault.outcome();
            }
        }
        return null;
    }

    /** Takes all faults back. */
    void lift() {
        waiting.clear();
        agent.lift();
    }

    /** Returns the faults that no call or request has met: what is left of each. */
    List<Object> unused() {
        List<Object> unused = new ArrayList<>(agent.unused());
        waiting.forEach(next -> unused.add(next.fault.times(next.left)));
        return unused;
    }
}
