package io.github.ecssimulator.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * The bounds of simulated time: the instants since 1970 whose year has four digits. Within them no sum of an instant and a
 * duration overflows; what would lead out of them is refused where it is given.
 */
public final class SimulatedTime {
    /** The first instant there is. */
    public static final Instant EARLIEST = Instant.EPOCH;

    /** The last instant there is, the end of the year 9999. */
    public static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** The longest duration that means anything: all of simulated time. */
    public static final Duration LONGEST = Duration.between(EARLIEST, LATEST).plusNanos(1);

    private static final Duration LONGEST_BACK = LONGEST.negated();

    private SimulatedTime() {}

    /**
     * {@return the instant, which has to be within simulated time; the message of the failure names it as this argument}
     *
     * @throws IllegalArgumentException if it is before {@link #EARLIEST} or after {@link #LATEST}
     */
    public static Instant requireInstant(String argument, Instant instant) {
        Objects.requireNonNull(instant, Objects.requireNonNull(argument, "argument"));
        if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException(
                    argument + " must be from " + EARLIEST + " to " + LATEST + ", but was " + instant + ".");
        }
        return instant;
    }

    /**
     * {@return the duration, which has to be zero or more, and to fit into simulated time}
     *
     * @throws IllegalArgumentException if it is negative or longer than {@link #LONGEST}
     */
    public static Duration requireDuration(String argument, Duration duration) {
        Objects.requireNonNull(duration, Objects.requireNonNull(argument, "argument"));
        if (duration.isNegative()) {
            throw wrong(argument, duration, "0 or more");
        }
        return requireNotTooLong(argument, duration);
    }

    /**
     * {@return the duration, which has to be more than zero, and to fit into simulated time}
     *
     * @throws IllegalArgumentException if it is zero, negative or longer than {@link #LONGEST}
     */
    public static Duration requirePositive(String argument, Duration duration) {
        Objects.requireNonNull(duration, Objects.requireNonNull(argument, "argument"));
        if (duration.isNegative() || duration.isZero()) {
            throw wrong(argument, duration, "more than 0");
        }
        return requireNotTooLong(argument, duration);
    }

    /**
     * {@return the duration, which may be negative, and has to fit into simulated time}
     *
     * @throws IllegalArgumentException if it is longer than {@link #LONGEST}, forwards or backwards
     */
    public static Duration requireNotTooLong(String argument, Duration duration) {
        Objects.requireNonNull(duration, Objects.requireNonNull(argument, "argument"));
        if (duration.compareTo(LONGEST) > 0 || duration.compareTo(LONGEST_BACK) < 0) {
            throw wrong(argument, duration, "at most " + LONGEST + ", which is all of simulated time");
        }
        return duration;
    }

    private static IllegalArgumentException wrong(String argument, Duration duration, String allowed) {
        return new IllegalArgumentException(argument + " must be " + allowed + ", but was " + duration + ".");
    }
}
