package io.github.ecssimulator.testkit.story;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That somebody asked to change or to read the protection of a task, and what came of it for this task.
 *
 * @param sequence the entry of the journal that tells of the call
 * @param at when
 * @param caller the door it came through
 * @param line the line of the user's code that asked; absent if it is not known
 * @param kind what was asked for
 * @param minutes the {@code expiresInMinutes} that were sent; absent if none were
 * @param name how the task was named
 * @param named how many tasks the same call named
 * @param outcome what came of it
 * @param answer why it was refused, in words: a reason of {@code failures} or an error code; empty if it was granted
 */
public record Ask(
        long sequence,
        Instant at,
        String caller,
        @Nullable String line,
        Kind kind,
        @Nullable Integer minutes,
        String name,
        int named,
        Outcome outcome,
        String answer) {

    public Ask {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(answer, "answer");
    }

    /** What can be asked for. */
    public enum Kind {
        /** To be protected, or to have it renewed. */
        PROTECT,
        /** To be protected no more. */
        RELEASE,
        /** To be told whether it is protected. */
        READ,
        /** Something that the agent of the task could not read, does not do, or did not pass on. */
        UNREADABLE
    }

    /** What can come of it. */
    public enum Outcome {
        /** It was done. */
        GRANTED,
        /** It was done, but the caller was not told: a fault lost the reply. */
        GRANTED_UNHEARD,
        /** The call was accepted, with status 200, but the task stands in its {@code failures}. */
        FAILED,
        /** The call was refused as a whole. */
        REFUSED,
        /** It has no answer yet. */
        OPEN;

        /** {@return whether the protection was changed} */
        public boolean isGranted() {
            return this == GRANTED || this == GRANTED_UNHEARD;
        }
    }

    /** {@return the last part of how the task was named: its id, if it was named by an id or an ARN} */
    public String id() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** {@return whether it was refused, alone or with the whole call} */
    public boolean isRefused() {
        return outcome == Outcome.FAILED || outcome == Outcome.REFUSED;
    }

    /** {@return whether the agent of a task called for it; what an agent did not pass on has the name of its own door} */
    public boolean isAtAgent() {
        return caller.startsWith("agent of ");
    }

    /** {@return whether it asks for protection} */
    public boolean isProtect() {
        return kind == Kind.PROTECT;
    }

    /** {@return the line of the user's code, if it is known} */
    public Optional<String> lineIfKnown() {
        return Optional.ofNullable(line);
    }
}
