package io.github.ecssimulator.model;

import java.util.HexFormat;
import java.util.Objects;

/**
 * The id of a task: 32 hex digits, the format of today. Source: documented: ECS account settings.
 *
 * @param high the first 16 digits, as a number
 * @param low the last 16 digits
 */
public record TaskId(long high, long low) implements Comparable<TaskId> {
    private static final int DIGITS = 32;

    /**
     * Reads an id.
     *
     * @param value 32 hex digits in lower case
     * @throws IllegalArgumentException if it is anything else
     */
    public TaskId(String value) {
        this(number(value, 0), number(value, DIGITS / 2));
    }

    private static long number(String value, int from) {
        if (!isOne(value)) {
            throw new IllegalArgumentException(
                    "A task id is 32 hex digits in lower case, but was \"" + VisibleText.of(value) + "\".");
        }
        return HexFormat.fromHexDigitsToLong(value, from, from + DIGITS / 2);
    }

    /**
     * Tells whether a text is the id of a task.
     *
     * @param value any text
     * @return whether it is 32 hex digits in lower case
     */
    public static boolean isOne(String value) {
        boolean fits = Objects.requireNonNull(value, "value").length() == DIGITS;
        for (int i = 0; fits && i < DIGITS; i++) {
            char digit = value.charAt(i);
            fits = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
        }
        return fits;
    }

    /** {@return the 32 digits; the text is made when it is asked for} */
    public String value() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }

    /** {@return the first eight digits, enough to tell tasks apart in a message} */
    public String abbreviated() {
        return value().substring(0, 8);
    }

    @Override
    public int compareTo(TaskId other) {
        int byHigh = Long.compareUnsigned(high, Objects.requireNonNull(other, "other").high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return value();
    }
}
