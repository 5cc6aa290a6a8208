package io.github.ecssimulator.internal.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** All future work, ordered by instant, then by rank, and then by sequence. */
final class EventQueue {
    // Sorted, not a heap: a renewed protection takes its old expiry out, so the queue never fills with dead events.
    private final SortedChunks<ScheduledEvent> events = SortedChunks.natural();
    private long nextSequence = 1;
    private int callbacks;

    ScheduledEvent add(Instant at, String what, Object subject, Runnable work, long cause) {
        return add(new ScheduledEvent.OfTheWorld(at, what, subject, work, cause));
    }

    /** Adds work of the user's. */
    ScheduledEvent addCallback(Instant at, String name, Runnable work, Thread planner, int rank) {
        callbacks++;
        return add(new ScheduledEvent.OfTheUser(at, name, work, planner, rank));
    }

    <E extends ScheduledEvent> E add(E event) {
        event.takePlace(nextSequence++);
        events.add(event);
        return event;
    }

    boolean remove(ScheduledEvent event) {
        boolean waited = events.remove(event);
        if (waited && event.isCallback()) {
            callbacks--;
        }
        return waited;
    }

    long nextSequence() {
        return nextSequence;
    }

    /** Whether the user has planned anything. */
    boolean hasCallbacks() {
        return callbacks > 0;
    }

    @Nullable
    ScheduledEvent headOrNull() {
        return events.isEmpty() ? null : events.first();
    }

    /** Returns the first event that is due at the given instant. */
    @Nullable
    ScheduledEvent dueOrNull(Instant until) {
        ScheduledEvent head = headOrNull();
        return head == null || head.at().isAfter(until) ? null : head;
    }

    /** Returns the first due work of the world that was planned with this sequence number or a later one. */
    @Nullable
    ScheduledEvent dueWorkOrNull(Instant until, long from) {
        for (ScheduledEvent event : events) {
            if (event.at().isAfter(until)) {
                return null;
            }
            if (!event.isCallback() && event.sequence() >= from) {
                return event;
            }
        }
        return null;
    }

    /** Returns the first due work of the user's that this thread planned. */
    @Nullable
    ScheduledEvent dueCallbackOrNull(Instant until, Thread planner) {
        for (ScheduledEvent event : events) {
            if (event.at().isAfter(until)) {
                return null;
            }
            if (event.planner() == planner) {
                return event;
            }
        }
        return null;
    }

    int size() {
        return events.size();
    }
}
