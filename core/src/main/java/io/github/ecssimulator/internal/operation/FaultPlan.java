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

/** The faults that still wait, for calls or for requests at the agent. Used under the lock of the world. */
public final class FaultPlan {
    private static final FaultOutcome NONE = new FaultOutcome.Delayed(Duration.ZERO);

    private final List<Waiting<Fault>> ofCalls = new ArrayList<>();
    private final List<Waiting<AgentFault>> ofAgent = new ArrayList<>();
    private final List<Runnable> endings = new ArrayList<>(); // of the requests that hang
    private boolean closed;
    private int injected;

    /** Adds a fault behind those that wait already. */
    void add(Fault fault) {
        injected++;
        ofCalls.add(new Waiting<>(fault, fault.times()));
    }

    void add(AgentFault fault) {
        injected++;
        ofAgent.add(new Waiting<>(fault, fault.times()));
    }

    /** Takes what becomes of a call: without a fault it is answered at once. */
    FaultOutcome take(EcsRequest<?> request) {
        Fault fault = takeOrNull(ofCalls, each -> each.operation().equals(request.operation()));
        return fault == null ? NONE : fault.outcome();
    }

    /** Takes what becomes of a request at the agent, if it meets a fault; {@code end} is kept for one that hangs. */
    AgentFault.@Nullable Outcome takeOrNull(AgentPart part, Instant now, Runnable end) {
        AgentFault fault = closed ? null : takeOrNull(ofAgent, each -> each.part() == part && lasts(each, now));
        if (fault == null) {
            return null;
        }
        if (fault.outcome() instanceof AgentFault.Outcome.Hanging) {
            endings.add(end);
        }
        return fault.outcome();
    }

    private static boolean lasts(AgentFault fault, Instant now) {
        Instant until = fault.until();
        return until == null || now.isBefore(until);
    }

    /** Takes one hit of the first fault that hits. */
    private static <F> @Nullable F takeOrNull(List<Waiting<F>> faults, Predicate<F> hits) {
        for (Iterator<Waiting<F>> all = faults.iterator(); all.hasNext(); ) {
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

    /** Returns how many were ever added. */
    public int injected() {
        return injected;
    }

    /** Takes all faults back. */
    void lift() {
        ofCalls.clear();
        ofAgent.clear();
    }

    /** No request at the agent meets a fault any more. Returns what ends those that hang. */
    List<Runnable> close() {
        closed = true;
        return takeEndings();
    }

    /** Gives out what ends the requests that hang. */
    List<Runnable> takeEndings() {
        List<Runnable> ends = List.copyOf(endings);
        endings.clear();
        return ends;
    }

    /** Returns the faults that no call or request has met, in words: what is left of each. */
    public List<String> unused() {
        if (ofCalls.isEmpty() && ofAgent.isEmpty()) {
            return List.of(); // as at the end of nearly every test
        }
        Stream<AgentFault> unmet = ofAgent.stream()
                .filter(next -> next.fault.until() == null || next.left == next.fault.times())
                .map(next -> next.fault.times(next.left));
        return Stream.concat(unmet, ofCalls.stream().map(next -> next.fault.times(next.left)))
                .map(Object::toString)
                .toList();
    }

    /** A fault, in the order in which it was injected. */
    private static final class Waiting<F> {
        private final F fault;
        private int left;

        Waiting(F fault, int left) {
            this.fault = fault;
            this.left = left;
        }
    }
}
