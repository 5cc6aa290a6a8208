package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One wait: it asks, advances the clock and asks again, until the condition is true or the limit is reached. */
final class SimulatedWait {
    private final SimulatedClock clock;
    private final Times times;
    private final Instant begin;
    private final Instant end;
    private @Nullable Instant trueSince;
    private boolean tooEarly;
    private int asked;

    SimulatedWait(SimulatedClock clock, Times times) {
        this.clock = clock;
        this.times = times;
        this.begin = clock.instant();
        this.end = TimeLimits.after(begin, times.limit());
    }

    /** Tells whether the condition came true in time. A condition that advances the clock uses up the wait, too. */
    boolean succeeds(BooleanSupplier condition) {
        while (!holds(condition)) {
            Instant now = clock.instant();
            if (!now.isBefore(end)) {
                return false;
            }
            Duration left = Duration.between(now, end);
            clock.advance(left.compareTo(times.pollInterval()) < 0 ? left : times.pollInterval());
        }
        tooEarly = elapsed().compareTo(times.least()) < 0;
        return !tooEarly;
    }

    private boolean holds(BooleanSupplier condition) {
        asked++;
        if (!condition.getAsBoolean()) {
            trueSince = null;
            return false;
        }
        Instant now = clock.instant();
        if (trueSince == null) {
            trueSince = now;
        }
        return !now.isBefore(TimeLimits.after(trueSince, times.held()));
    }

    boolean isTooEarly() {
        return tooEarly;
    }

    Duration elapsed() {
        return Duration.between(begin, clock.instant());
    }

    String whyNot(@Nullable String alias, String lastAnswer) {
        return "The condition " + (alias == null ? "" : "\"" + alias + "\" ") + whatWentWrong()
                + " of simulated time: from " + begin + " to " + clock.instant() + ", asked " + asked
                + (asked == 1 ? " time. " : " times. ")
                + clock.nextEventAt()
                        .map(at -> "The next event is at " + at + ".")
                        .orElse("Nothing is planned.")
                + lastAnswer;
    }

    private String whatWentWrong() {
        if (tooEarly) {
            return "came true before " + times.least();
        }
        String missing = times.held().isZero() ? "come true" : "stay true for " + times.held();
        return "did not " + missing + " within " + times.limit();
    }

    /**
     * The durations of a wait, all in simulated time: how long it may take, what lies between two looks, how long the condition has to
     * stay true, and how long it has to take.
     */
    record Times(Duration limit, Duration pollInterval, Duration held, Duration least) {
        /** As Awaitility has them. */
        static final Times DEFAULTS =
                new Times(Duration.ofSeconds(10), Duration.ofMillis(100), Duration.ZERO, Duration.ZERO);

        private static final int MOST_LOOKS =
                10_000_000; // eleven days at the default interval; far more would seem to hang

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
}
