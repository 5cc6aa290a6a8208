package io.github.ecssimulator.testkit.http.agent;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** The agent's way with a date of ECS: from seconds as a floating-point number to RFC 3339 text. */
final class GoTime {
    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral('Z')
            .toFormatter(Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private GoTime() {}

    /**
     * Formats seconds since 1970.
     *
     * <p>The SDK multiplies in floating point, cuts to whole milliseconds and counts nanoseconds in 64 bits, which
     * overflow from the year 2262 on. Source: observed: agent transcripts get-date-ms-9996, get-date-year-9999.
     */
    static String format(double epochSeconds) {
        long millis = (long) (epochSeconds * 1e3); // Java's cast cuts and saturates as big.Float.Int64 does
        long nanos = millis * 1_000_000L;
        return FORMAT.format(Instant.ofEpochSecond(0, nanos));
    }
}
