package io.github.ecssimulator.journal;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call with its answer.
 *
 * @param sequence the sequence of the entry of the call
 * @param at when it was made
 * @param made the call
 * @param answer what was answered; absent while it is under way
 */
public record Call(long sequence, Instant at, CallEvent.Made made, CallEvent.@Nullable Answered answer) {

    public Call {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(made, "made");
    }

    /** {@return ECS's own name of the operation, for example {@code UpdateTaskProtection}} */
    public String operation() {
        return made.request().operation();
    }

    /** {@return the call as one line of the timeline: instant, call and answer} */
    public String text() {
        return at + "  " + (answer == null ? made : answer).text();
    }

    @Override
    public String toString() {
        return sequence + ": " + text();
    }
}
