package io.github.ecssimulator.testkit.internal.text;

import java.time.Duration;
import java.time.Instant;
import java.util.StringJoiner;

/** Instants and durations as texts tell them: since the start of the world, and in words. */
public final class Times {
    private Times() {}

    /** {@return how long after the start, such as {@code +01:20}, {@code +01:20:30} or {@code +49:00:00.250}} */
    public static String since(Instant start, Instant at) {
        return since(start, at, false);
    }

    /** {@return the same, always with seconds where a text tells of other instants that have some} */
    public static String since(Instant start, Instant at, boolean withSeconds) {
        Duration passed = Duration.between(start, at);
        Duration whole = passed.abs();
        StringBuilder text = new StringBuilder(passed.isNegative() ? "-" : "+");
        digits(2, whole.toHours(), text);
        digits(2, whole.toMinutesPart(), text.append(':'));
        if (withSeconds || whole.toSecondsPart() > 0 || whole.toMillisPart() > 0) {
            digits(2, whole.toSecondsPart(), text.append(':'));
        }
        if (whole.toMillisPart() > 0) {
            digits(3, whole.toMillisPart(), text.append('.'));
        }
        return text.toString();
    }

    private static void digits(int least, long number, StringBuilder text) {
        String digits = Long.toString(number);
        text.append("0".repeat(Math.max(0, least - digits.length()))).append(digits);
    }

    /** {@return a duration in words, such as {@code 90 min}, {@code 2 h 5 min}, {@code 48 h}, {@code 30 s} or {@code no time}} */
    public static String words(Duration duration) {
        Duration whole = duration.abs();
        if (whole.toSecondsPart() == 0
                && whole.toMillisPart() == 0
                && whole.toMinutes() > 0
                && whole.toMinutes() <= 120) {
            return whole.toMinutes() + " min";
        }
        StringJoiner words = new StringJoiner(" ");
        add(words, whole.toHours(), "h");
        add(words, whole.toMinutesPart(), "min");
        add(words, whole.toSecondsPart(), "s");
        add(words, whole.toMillisPart(), "ms");
        return words.length() == 0 ? "no time" : words.toString();
    }

    private static void add(StringJoiner words, long count, String unit) {
        if (count > 0) {
            words.add(count + " " + unit);
        }
    }
}
