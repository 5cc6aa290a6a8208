package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.fault.Fault;
import io.github.ecssimulator.fault.FaultOutcome;
import io.github.ecssimulator.model.AgentPart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The faults that still wait for their calls. Used under the lock of the world. */
public final class FaultPlan {
    private static final FaultOutcome NONE = new FaultOutcome.Delayed(Duration.ZERO);

    private final Queue<Fault> calls = new Queue<>();
    private final Agent agent = new Agent();
    private int injected;

    /** Adds a fault behind those that wait already. */
    void add(Fault fault) {
        injected++;
        calls.add(fault, fault.times());
    }

    void add(AgentFault fault) {
        injected++;
        agent.requests.add(fault, fault.times());
    }

    /** Returns the faults that wait for requests at the agent, not for calls of ECS. */
    Agent agent() {
        return agent;
    }

    /** Takes what becomes of a call: without a fault it is answered at once. */
    FaultOutcome take(EcsRequest<?> request) {
        Fault fault = calls.takeOrNull(each -> each.operation().equals(request.operation()));
        return fault == null ? NONE : fault.outcome();
    }

    /** Returns how many were ever added. */
    public int injected() {
        return injected;
    }

    /** Takes all faults back. */
    void lift() {
        calls.waiting.clear();
        agent.requests.waiting.clear();
    }

    /** Returns the faults that no call or request has met, in words: what is left of each. */
    public List<String> unused() {
        if (calls.waiting.isEmpty() && agent.requests.waiting.isEmpty()) {
            return List.of(); // as at the end of nearly every test
        }
        Stream<Fault> ofCalls = calls.waiting.stream().map(next -> next.fault.times(next.left));
        return Stream.concat(agent.unused(), ofCalls).map(Object::toString).toList();
    }

    /** The faults that wait for requests at the agent, and what ends those that hang. */
    static final class Agent {
        private final Queue<AgentFault> requests = new Queue<>();
        private final List<Runnable> hanging = new ArrayList<>();
        private boolean closed;

        /** Takes the fault that a request meets, if any; {@code end} is kept for one that hangs. */
        AgentFault.@Nullable Outcome takeOrNull(AgentPart part, Instant now, Runnable end) {
            AgentFault fault = closed ? null : requests.takeOrNull(each -> each.part() == part && lasts(each, now));
            if (fault == null) {
                return null;
            }
            if (fault.outcome() instanceof AgentFault.Outcome.Hanging) {
                hanging.add(end);
            }
            return fault.outcome();
        }

        private static boolean lasts(AgentFault fault, Instant now) {
            Instant until = fault.until();
            return until == null || now.isBefore(until);
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

        private Stream<AgentFault> unused() {
            return requests.waiting.stream()
                    .filter(next -> next.fault.until() == null || next.left == next.fault.times())
                    .map(next ->
                            new AgentFault(next.fault.part(), next.fault.outcome(), next.left, next.fault.until()));
        }
    }

    /** Faults in the order in which they were injected. */
    private static final class Queue<F> {
        private final List<Waiting<F>> waiting = new ArrayList<>();

        void add(F fault, int times) {
            waiting.add(new Waiting<>(fault, times));
        }

        /** Takes one hit of the first fault that hits. */
        @Nullable
        F takeOrNull(Predicate<F> hits) {
            for (Iterator<Waiting<F>> all = waiting.iterator(); all.hasNext(); ) {
                Waiting<F> next = all.next();
                if (hits.test(next.fault)) {
                    next.left--;
                    if (next.left == 0) {
                        all.remove();
                    }
                    return next.fault;
                }
            }
            return null;
        }
    }

    private static final class Waiting<F> {
        private final F fault;
        private int left;

        Waiting(F fault, int left) {
            this.fault = fault;
            this.left = left;
        }
    }
}
