package io.github.ecssimulator.testkit.lint;

import java.util.Arrays;
import java.util.Objects;

/**
 * A mistake with task protection that a story shows by itself. {@code docs/lints.md} has a section for each: what it costs in
 * production, a worker that makes it, how to mend it, and how to say that it is meant so.
 */
public enum Lint {
    /** A protection ran out while its task ran, instead of being cleared. */
    EXPIRED("expired"),
    /** A protection was refused, and nothing followed that would show that anybody looked. */
    REFUSED("refused"),
    /** A call was refused as a whole for what it said, or named a task that is not there. */
    BAD_CALL("bad-call"),
    /** At the end a task is protected and works at nothing. */
    STILL_PROTECTED("still-protected"),
    /** Between two protections of one piece of work there was none. */
    HOLE("hole"),
    /** A renewal came after more than half of its window. A warning: it never fails a test. */
    MARGIN("margin"),
    /** A task ended while its work was open. */
    LOST_WORK("lost-work"),
    /** Code of a task did something when the task had ended. */
    LIFE_AFTER_DEATH("life-after-death"),
    /** Code of one task protected another. */
    OTHER_TASK("other-task"),
    /** A call that clears sent minutes, which mean nothing then. */
    MINUTES_WITH_FALSE("minutes-with-false"),
    /** Work that repeats ended by an exception, and nobody was told. */
    DEAD_HEARTBEAT("dead-heartbeat"),
    /** The outcome is another one under another policy. A warning: it never fails a test. */
    RESTS_ON("rests-on");

    private final String id;

    Lint(String id) {
        this.id = id;
    }

    /** {@return the name by which messages, settings and {@code docs/lints.md} know it, such as {@code still-protected}} */
    public String id() {
        return id;
    }

    /** {@return whether it is only told, and never fails a test} */
    public boolean isWarning() {
        return this == MARGIN || this == RESTS_ON;
    }

    /** Whether it may be what another mistake with the same task led to. */
    boolean isConsequence() {
        return this == EXPIRED || this == LOST_WORK || this == LIFE_AFTER_DEATH;
    }

    /**
     * {@return the lint of this name}
     *
     * @param id the name, such as {@code still-protected}
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static Lint of(String id) {
        Objects.requireNonNull(id, "id");
        return Arrays.stream(values())
                .filter(lint -> lint.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no lint \"" + id + "\". There are: "
                        + String.join(
                                ", ", Arrays.stream(values()).map(Lint::id).toList()) + "."));
    }

    @Override
    public String toString() {
        return id;
    }
}
