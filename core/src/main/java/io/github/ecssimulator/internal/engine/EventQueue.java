package io.github.ecssimulator.internal.engine;

import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All future work, ordered by instant, then by rank, and then by sequence. */
final class EventQueue {
    // Sorted, not a heap: what is taken back goes out at once, so the queue never fills with dead events. A deferred
    // event may stay, but whoever has one puts that off again, and plans no second.
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
        event.takePlace(takeSequence());
        events.add(event);
        return event;
    }

    /** A place behind all that was planned before, for an event that will go there when it comes up. */
    long takeSequence() {
        return nextSequence++;
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
        ScheduledEvent head = firstOrNull();
        while (head != null && head.isPutOff()) {
            events.remove(head);
            if (head.goesBack()) {
                events.add(head);
            }
            head = firstOrNull();
        }
        return head;
    }

    private @Nullable ScheduledEvent firstOrNull() {
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
        return dueOrNull(until, event -> !event.isCallback() && event.sequence() >= from && !event.isPutOff());
    }

    /** Returns the first due work of the user's that this thread planned. */
    @Nullable
    ScheduledEvent dueCallbackOrNull(Instant until, Thread planner) {
        return dueOrNull(until, event -> event.planner() == planner);
    }

    private @Nullable ScheduledEvent dueOrNull(Instant until, Predicate<ScheduledEvent> wanted) {
        if (events.isEmpty() || events.first().at().isAfter(until)) {
            return null; // nearly always, so not even a walk is begun
        }
        for (ScheduledEvent event : events) {
            if (event.at().isAfter(until)) {
                return null;
            }
            if (wanted.test(event)) {
                return event;
            }
        }
        return null;
    }
}
