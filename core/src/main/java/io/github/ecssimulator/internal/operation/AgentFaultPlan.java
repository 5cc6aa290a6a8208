package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.model.AgentPart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The faults that wait for requests at the agent, and what ends those that hang. Used under the lock of the world. */
final class AgentFaultPlan {
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Runnable> hanging = new ArrayList<>();
    private boolean closed;

    private static final class Waiting {
        private final AgentFault fault;
        private int left;

        Waiting(AgentFault fault) {
            this.fault = fault;
            this.left = fault.times();
        }

        boolean hits(AgentPart part, Instant now) {
            Instant until = fault.until();
            return fault.part() == part && (until == null || now.isBefore(until));
        }

        boolean isUnused() {
            return fault.until() == null || left == fault.times();
        }
    }

    void add(AgentFault fault) {
        waiting.add(new Waiting(fault));
    }

    /** Takes the fault that a request meets, if any; {@code end} is kept for one that hangs. */
    AgentFault.@Nullable Outcome takeOrNull(AgentPart part, Instant now, Runnable end) {
        for (Waiting next : closed ? List.<Waiting>of() : waiting) {
            if (next.hits(part, now)) {
                next.left--;
                waiting.removeIf(each -> each.left == 0);
                if (next.fault.outcome() instanceof AgentFault.Outcome.Hanging) {
                    hanging.add(end);
                }
                return next.fault.outcome();
            }
        }
        return null;
    }

    void lift() {
        waiting.clear();
    }

    /** No request meets a fault any more. Returns what ends those that hang. */
    List<Runnable> close() {
        closed = true;
        return takeEndings();
    }

    /** Gives out what ends the requests that hang. */
    List<Runnable> takeEndings() {
        List<Runnable> ends = List.copyOf(hanging);
        hanging.clear();
        return ends;
    }

    List<AgentFault> unused() {
        return waiting.stream()
                .filter(Waiting::isUnused)
                .map(next -> new AgentFault(next.fault.part(), next.fault.outcome(), next.left, next.fault.until()))
                .toList();
    }
}
