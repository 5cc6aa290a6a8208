package io.github.ecssimulator.testkit.internal.agent;

import java.time.Duration;
import java.util.SplittableRandom;

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

    /** How long it waits between its tries. */
    @FunctionalInterface
    interface Waits {

        /** Draws the wait behind a try, 1 for the first. */
        Duration afterTry(int number);

        /**
         * Draws from 0 to 2 s behind the first try and from 0 to 4 s behind the second. Source: observed: agent transcripts,
         * table of retries.
         */
        static Waits seeded(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            return number -> {
                synchronized (random) {
                    return Duration.ofNanos((long) (random.nextDouble() * (1L << number) * 1e9));
                }
            };
        }
    }
}
