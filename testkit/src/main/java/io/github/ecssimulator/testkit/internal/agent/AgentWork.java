package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.fault.AgentFault;
import io.github.ecssimulator.journal.AgentEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The agent's work on one request: how often it calls ECS, how long it waits in between, and the fault it meets. */
final class AgentWork {
    private final AgentFault.@Nullable Outcome fault;
    private final List<Duration> waits = new ArrayList<>();
    private int tries;
    private boolean metFault;

    AgentWork(AgentFault.@Nullable Outcome fault) {
        this.fault = fault;
    }

    int nextTry() {
        return ++tries;
    }

    int tries() {
        return tries;
    }

    void waited(Duration duration) {
        waits.add(duration);
    }

    boolean isRateLimited() {
        return met(fault instanceof AgentFault.Outcome.RateLimited);
    }

    boolean fails() {
        return met(fault instanceof AgentFault.Outcome.Failed);
    }

    /** Returns what ECS answers to each try instead of its own answer, if anything. */
    @Nullable
    EcsError refusalOrNull() {
        EcsError error = fault instanceof AgentFault.Outcome.Refused refused ? refused.error() : null;
        metFault |= error != null;
        return error;
    }

    private boolean met(boolean met) {
        metFault |= met;
        return met;
    }

    TracedAnswer traced(TracedAnswer answer, Duration took) {
        return answer.after(new AgentEvent.Effort(tries, waits, took), metFault);
    }
}
