package io.github.ecssimulator.internal.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Work that waits for its instant. Events of one instant run in the order they were made. */
public final class ScheduledEvent implements Comparable<ScheduledEvent> {
    static final long OF_NO_ENTRY = -1;

    private final Instant at;
    private final long sequence;
    private final String what;
    private final Object subject;
    private final Runnable work;
    private final @Nullable Thread planner;
    private final long cause;

    /** Makes an event; one with a planner is the user's code, which runs without the lock of the world. */
    ScheduledEvent(
            Instant at,
            long sequence,
            String what,
            Object subject,
            Runnable work,
            @Nullable Thread planner,
            long cause) {
        this.at = at;
        this.sequence = sequence;
        this.what = what;
        this.subject = subject;
        this.work = work;
        this.planner = planner;
        this.cause = cause;
    }

    Instant at() {
        return at;
    }

    long sequence() {
        return sequence;
    }

    /** The name, made when it is asked for: most events run without anybody wanting to know. */
    String name() {
        return what + subject;
    }

    long cause() {
        return cause;
    }

    /** Whether it changes the world; code under test that wakes up does not. */
    boolean isOfTheWorld() {
        return planner == null && cause != OF_NO_ENTRY;
    }

    boolean isCallback() {
        return planner != null;
    }

    @Nullable
    Thread planner() {
        return planner;
    }

    Callback callback() {
        return new Callback(name(), at, work);
    }

    void run() {
        work.run();
    }

    @Override
    public int compareTo(ScheduledEvent other) {
        int byInstant = at.compareTo(other.at);
        return byInstant != 0 ? byInstant : Long.compare(sequence, other.sequence);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence);
    }

    @Override
    public String toString() {
        return name() + " at " + at;
    }
}
