package io.github.ecssimulator.internal.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that is put off or called off many times before it runs. That does not move it in the queue: it goes to its place, or away,
 * once it comes up.
 */
abstract class DeferredEvent extends ScheduledEvent {
    private long place; // among all that was ever planned; another one than in the queue once it was put off

    DeferredEvent(Instant at, long cause) {
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
        followFrom(entry);
    }

    @Override
    boolean isPutOff() {
        return place != sequence() || dueOrNull() == null;
    }

    @Override
    boolean goesBack() {
        Instant due = dueOrNull();
        if (due != null) {
            moveTo(due, place);
        }
        return due != null;
    }
}
