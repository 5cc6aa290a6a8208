package io.github.ecssimulator.internal.engine;

import java.time.Instant;

/** One piece of the engine: work that waits for its instant. Events of one instant run in the order they were made. */
public final class ScheduledEvent implements Comparable<ScheduledEvent> {
    private final Instant at;
    private final long sequence;
    private final String name;
    private final Runnable work;
    private final boolean callback;

    ScheduledEvent(Instant at, long sequence, String name, Runnable work, boolean callback) {
        this.at = at;
        this.sequence = sequence;
        this.name = name;
        this.work = work;
        this.callback = callback;
    }

    Instant at() {
        return at;
    }

    String name() {
        return name;
    }

    /** Callbacks run the user's code, so they run without the lock of the world. */
    boolean isCallback() {
        return callback;
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
        return name + " at " + at;
    }
}
