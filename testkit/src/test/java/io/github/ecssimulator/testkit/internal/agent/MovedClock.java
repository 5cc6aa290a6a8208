package io.github.ecssimulator.testkit.internal.agent;

import java.time.Duration;
import java.time.Instant;

/** A clock that moves only when told to, and remembers by how much. */
final class MovedClock implements AgentClock {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    Duration elapsed() {
        return Duration.between(START, now);
    }
}
