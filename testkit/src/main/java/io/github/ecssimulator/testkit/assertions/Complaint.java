package io.github.ecssimulator.testkit.assertions;

import java.time.Instant;

/** The message of a failed assertion, in the one shape that all of them have. */
final class Complaint {
    private final StringBuilder text = new StringBuilder();

    private Complaint(String subject, String expected, String actual) {
        // AssertJ begins its messages with a new line too, so that descriptions and soft assertions read well
        text.append("\nExpected ").append(subject).append(' ').append(expected);
        text.append("\n but ").append(actual).append('.');
    }

    /**
     * Starts a message.
     *
     * @param subject what was looked at, such as {@code task media/transcoder/0a1b2c3d}
     * @param expected what goes on from the subject, such as {@code to be protected}
     * @param actual what goes on from "but", without a full stop
     */
    static Complaint that(Object subject, String expected, String actual) {
        return new Complaint(subject.toString(), expected, actual);
    }

    Complaint at(Instant now) {
        text.append("\nSimulated time: ").append(now);
        return this;
    }

    /** Adds lines under a heading; nothing if there are none. */
    Complaint with(String heading, String lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(heading).append(":\n  ").append(lines.replace("\n", "\n  "));
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
