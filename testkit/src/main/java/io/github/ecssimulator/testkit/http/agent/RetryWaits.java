package io.github.ecssimulator.testkit.http.agent;

import java.time.Duration;
import java.util.SplittableRandom;

/** How long the agent's ECS client waits between its tries. */
@FunctionalInterface
interface RetryWaits {

    /** Draws the wait behind a try, 1 for the first. */
    Duration afterTry(int number);

    /**
     * Draws from 0 to 2 s behind the first try and from 0 to 4 s behind the second. Source: observed: agent transcripts,
     * table of retries.
     */
    static RetryWaits seeded(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return number -> {
            synchronized (random) {
                return Duration.ofNanos((long) (random.nextDouble() * (1L << number) * 1e9));
            }
        };
    }
}
