package io.github.ecssimulator.internal.engine;

import java.time.Instant;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One piece of the engine: all future work, ordered by instant and then by sequence. */
final class EventQueue {
    // A tree, not a heap: a renewed protection takes its old expiry out, so the queue never fills with dead events.
    private final TreeSet<ScheduledEvent> events = new TreeSet<>();
    private long nextSequence = 1;

    ScheduledEvent add(Instant at, String name, Runnable work, boolean callback) {
        ScheduledEvent event = new ScheduledEvent(at, nextSequence++, name, work, callback);
        events.add(event);
        return event;
    }

    boolean remove(ScheduledEvent event) {
        return events.remove(event);
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

    int size() {
        return events.size();
    }
}
