package io.github.ecssimulator.testkit.internal.agent;

import java.time.Duration;
import java.time.Instant;

/** The time in which the agent limits rates, waits between tries and gives up on ECS. */
public interface AgentClock {

    /**
     * Returns the current time.
     *
     * @return the instant
     */
    Instant instant();

    /**
     * Lets time pass.
     *
     * @param duration how long the agent waits; more than nothing
     */
    void advance(Duration duration);
}
