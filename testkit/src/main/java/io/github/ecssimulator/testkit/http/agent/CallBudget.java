package io.github.ecssimulator.testkit.http.agent;

import java.time.Duration;

/** The 4 s of simulated time that the agent gives to one call of ECS, all tries and waits together. */
final class CallBudget {
    private static final Duration LIMIT = Duration.ofSeconds(4); // observed: agent transcript get-hang

    private final AgentClock clock;
    private Duration left = LIMIT;

    CallBudget(AgentClock clock) {
        this.clock = clock;
    }

    /** Counts time that has passed already; tells whether there was enough. */
    boolean charge(Duration passed) {
        boolean enough = passed.compareTo(left) < 0;
        left = enough ? left.minus(passed) : Duration.ZERO;
        return enough;
    }

    /** Lets time pass, but no more than is left; tells whether there was enough. */
    boolean spend(Duration duration) {
        boolean enough = duration.compareTo(left) < 0;
        Duration spent = atMost(duration);
        if (!spent.isZero()) {
            clock.advance(spent);
        }
        left = left.minus(spent);
        return enough;
    }

    /** Returns as much of a duration as is left. */
    Duration atMost(Duration duration) {
        return duration.compareTo(left) < 0 ? duration : left;
    }

    void exhaust() {
        spend(left);
    }
}
