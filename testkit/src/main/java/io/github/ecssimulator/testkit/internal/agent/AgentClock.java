package io.github.ecssimulator.testkit.internal.agent;

import java.time.Duration;
import java.time.Instant;

/** The time in which the agent limits rates, waits between tries and gives up on ECS. */
public interface AgentClock {

    Instant instant();

    /** Lets time pass, more than nothing. */
    void advance(Duration duration);
}
