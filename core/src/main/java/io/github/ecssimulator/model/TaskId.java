package io.github.ecssimulator.model;

import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The id of a task: 32 hex digits, the format of today. Source: documented: ECS account settings.
 *
 * @param high the first 16 digits, as a number
 * @param low the last 16 digits
 */
public record TaskId(long high, long low) implements Comparable<TaskId> {
    private static final int DIGITS = 32;

    private static final char NO_DIGIT = 16;

    // A look into a table: whether a letter or a figure comes next, no processor can foretell.
    private static final String DIGIT_OF = digitOfEachLetter();

    private static String digitOfEachLetter() {
        StringBuilder digits = new StringBuilder();
        for (char letter = 0; letter <= 'f'; letter++) {
            int digit = "0123456789abcdef".indexOf(letter);
            digits.append(digit < 0 ? NO_DIGIT : (char) digit);
        }
        return digits.toString();
    }

    /**
     * Reads an id.
     *
     * @param value 32 hex digits in lower case
     * @throws IllegalArgumentException if it is anything else
     */
    public TaskId(String value) {
        this(require(value));
    }

    private TaskId(TaskId same) {
        this(same.high, same.low);
    }

    private static TaskId require(String value) {
        TaskId id = orNull(value);
        if (id == null) {
            throw new IllegalArgumentException(
                    "A task id is 32 hex digits in lower case, but was \"" + VisibleText.of(value) + "\".");
        }
        return id;
    }

    /** {@return the id that this text is, or {@code null} if it is anything but 32 hex digits in lower case} */
    public static @Nullable TaskId orNull(String value) {
        return orNull(value, 0);
    }

    /**
     * {@return the id that begins at a place in a text, or {@code null} if the rest of it is anything but 32 hex digits in lower
     * case}
     */
    public static @Nullable TaskId orNull(String text, int from) {
        if (Objects.requireNonNull(text, "text").length() - from != DIGITS) {
            return null;
        }
        long high = 0;
        long low = 0;
        for (int i = from; i < from + DIGITS / 2; i++) { // both halves at once, neither of which waits for the other
            int first = digit(text.charAt(i));
            int second = digit(text.charAt(i + DIGITS / 2));
            if ((first | second) >= NO_DIGIT) {
                return null;
            }
            high = high << 4 | first;
            low = low << 4 | second;
        }
        return new TaskId(high, low);
    }

    private static int digit(char letter) {
        return letter < DIGIT_OF.length() ? DIGIT_OF.charAt(letter) : NO_DIGIT;
    }

    /** {@return whether a text is the id of a task: 32 hex digits in lower case} */
    public static boolean isOne(String value) {
        return orNull(value) != null;
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
