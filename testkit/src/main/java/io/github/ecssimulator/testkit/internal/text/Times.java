package io.github.ecssimulator.testkit.internal.text;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.StringJoiner;

/** Instants and durations as texts tell them: since the start of the world, and in words. */
public final class Times {
    private Times() {}

    /** {@return how long after the start, such as {@code +01:20}, {@code +01:20:30} or {@code +49:00:00.250}} */
    public static String since(Instant start, Instant at) {
        Duration passed = Duration.between(start, at);
        String sign = passed.isNegative() ? "-" : "+";
        Duration whole = passed.abs();
        String text = String.format(Locale.ROOT, "%s%02d:%02d", sign, whole.toHours(), whole.toMinutesPart());
        if (whole.toMillisPart() > 0) {
            return text + String.format(Locale.ROOT, ":%02d.%03d", whole.toSecondsPart(), whole.toMillisPart());
        }
        return whole.toSecondsPart() > 0 ? text + String.format(Locale.ROOT, ":%02d", whole.toSecondsPart()) : text;
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
