package io.github.ecssimulator.internal.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Work that waits for its instant. Events of one instant and rank run in the order they were planned. */
public abstract class ScheduledEvent implements Comparable<ScheduledEvent> {
    static final long OF_NO_ENTRY = -1;

    private Instant at;
    private long cause;
    private long sequence; // its place in the queue, from when it is there

    /** Makes an event that follows from an entry of the journal. */
    ScheduledEvent(Instant at, long cause) {
        this.at = at;
        this.cause = cause;
    }

    Instant at() {
        return at;
    }

    long sequence() {
        return sequence;
    }

    void takePlace(long place) {
        sequence = place;
    }

    /** It belongs at a later place by now, or at none; it stays where it is until it comes up. */
    boolean isPutOff() {
        return false;
    }

    /** It has come up, and is out of the queue. Tells whether it goes back, at the place where it belongs. */
    boolean goesBack() {
        return false;
    }

    long cause() {
        return cause;
    }

    /** The name, made when it is asked for: most events run without anybody wanting to know. */
    abstract String name();

    abstract void run();

    /** Whether it changes the world; code under test that wakes up does not. */
    boolean isOfTheWorld() {
        return !isCallback() && cause != OF_NO_ENTRY;
    }

    /** Whether a protection runs out by it. */
    boolean endsAProtection() {
        return false;
    }

    boolean isCallback() {
        return planner() != null;
    }

    /** Who planned the user's code, which runs without the lock of the world; {@code null} for other work. */
    @Nullable
    Thread planner() {
        return null;
    }

    /** The events of one instant with a lower rank come first. */
    int rank() {
        return 0;
    }

    Callback callback() {
        return new Callback(name(), at, this::run);
    }

    @Override
    public int compareTo(ScheduledEvent other) {
        int order = at.compareTo(other.at);
        order = order == 0 ? Integer.compare(rank(), other.rank()) : order;
        return order == 0 ? Long.compare(sequence, other.sequence) : order;
    }

    @Override
    public String toString() {
        return name() + " at " + at;
    }

    /** Work of the world. */
    static final class OfTheWorld extends ScheduledEvent {
        private final String what;
        private final Object subject;
        private final Runnable work;

        OfTheWorld(Instant at, String what, Object subject, Runnable work, long cause) {
            super(at, cause);
            this.what = what;
            this.subject = subject;
            this.work = work;
        }

        @Override
        String name() {
            return what + subject;
        }

        @Override
        void run() {
            work.run();
        }
    }

    /** Code of the user. */
    static final class OfTheUser extends ScheduledEvent {
        private final String name;
        private final Runnable code;
        private final Thread planner;
        private final int rank;

        OfTheUser(Instant at, String name, Runnable code, Thread planner, int rank) {
            super(at, 0);
            this.name = name;
            this.code = code;
            this.planner = planner;
            this.rank = rank;
        }

        @Override
        int rank() {
            return rank;
        }

        @Override
        String name() {
            return name;
        }

        @Override
        void run() {
            code.run();
        }

        @Override
        Thread planner() {
            return planner;
        }
    }

    /**
     * Work that is put off or called off many times before it runs. That does not move it in the queue: it goes to its place, or away,
     * once it comes up.
     */
    abstract static class Deferred extends ScheduledEvent {
        private long place; // among all that was ever planned; another one than in the queue once it was put off

        Deferred(Instant at, long cause) {
            super(at, cause);
        }

        /** When it is due by now, never earlier than it stands in the queue; {@code null} if it was called off. */
        abstract @Nullable Instant dueOrNull();

        @Override
        void takePlace(long first) {
            super.takePlace(first);
            place = first;
        }

        /** It is due later, behind all that was planned before, and follows from another entry. */
        void putOff(long later, long entry) {
            place = later;
            super.cause = entry;
        }

        @Override
        boolean isPutOff() {
            return place != sequence() || dueOrNull() == null;
        }

        @Override
        boolean goesBack() {
            Instant due = dueOrNull();
            if (due != null) {
                super.at = due;
                super.sequence = place;
            }
            return due != null;
        }
    }
}
