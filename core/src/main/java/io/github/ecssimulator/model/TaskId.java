package io.github.ecssimulator.model;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The id of a task: 32 hex digits, the format of today. Source: documented: ECS account settings.
 *
 * @param value the digits, in lower case
 */
public record TaskId(String value) implements Comparable<TaskId> {
    private static final Pattern FORMAT = Pattern.compile("[0-9a-f]{32}");

    /**
     * Checks the format.
     *
     * @throws IllegalArgumentException if the text is not 32 hex digits in lower case
     */
    public TaskId {
        Objects.requireNonNull(value, "value");
        if (!FORMAT.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A task id is 32 hex digits in lower case, but was \"" + VisibleText.of(value) + "\".");
        }
    }

    /**
     * Returns the first eight digits, enough to tell tasks apart in a message.
     *
     * @return the short form
     */
    public String abbreviated() {
        return value.substring(0, 8);
    }

    @Override
    public int compareTo(TaskId other) {
        return value.compareTo(Objects.requireNonNull(other, "other").value);
    }

    @Override
    public String toString() {
        return value;
    }
}
