package io.github.ecssimulator.testkit.time;

import java.time.Duration;

/**
 * The durations of a wait, all in simulated time.
 *
 * @param limit how long it may take
 * @param pollInterval what lies between two looks
 * @param held how long the condition has to stay true
 * @param least how long it has to take
 */
record WaitTimes(Duration limit, Duration pollInterval, Duration held, Duration least) {
    /** As Awaitility has them. */
    static final WaitTimes DEFAULTS =
            new WaitTimes(Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ZERO, Duration.ZERO);

    private static final int MOST_LOOKS =
            10_000_000; // eleven days at the default interval; far more would seem to hang

    WaitTimes withLimit(Duration duration) {
        return new WaitTimes(duration, pollInterval, held, least);
    }

    WaitTimes withPollInterval(Duration duration) {
        return new WaitTimes(limit, duration, held, least);
    }

    WaitTimes withHeld(Duration duration) {
        return new WaitTimes(limit, pollInterval, duration, least);
    }

    WaitTimes withLeast(Duration duration) {
        return new WaitTimes(limit, pollInterval, held, duration);
    }

    void requireReachable() {
        requireWithinLimit(held, "stay true for ");
        requireWithinLimit(least, "take at least ");
        if (limit.dividedBy(MOST_LOOKS).compareTo(pollInterval) > 0) {
            throw new IllegalArgumentException("A wait of at most " + limit + " that looks every " + pollInterval
                    + " may look more than " + MOST_LOOKS + " times. Look less often, or set a lower limit.");
        }
    }

    private void requireWithinLimit(Duration duration, String what) {
        if (duration.compareTo(limit) > 0) {
            throw new IllegalArgumentException(
                    "A condition cannot " + what + duration + " in a wait of at most " + limit + ".");
        }
    }
}
