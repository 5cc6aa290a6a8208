package io.github.ecssimulator.testkit.http.agent;

import io.github.ecssimulator.journal.AgentEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Counts how often the agent calls ECS for one request, and how long it waits in between. */
final class EcsTries {
    private final List<Duration> waits = new ArrayList<>();
    private int count;

    int next() {
        return ++count;
    }

    void waited(Duration duration) {
        waits.add(duration);
    }

    AgentEvent.Effort effort(Duration took) {
        return new AgentEvent.Effort(count, waits, took);
    }
}
