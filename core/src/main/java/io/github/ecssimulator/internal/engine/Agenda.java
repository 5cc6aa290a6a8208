package io.github.ecssimulator.internal.engine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The instant, the future work and the one lock of a world. All but the instant is read and changed under the lock. */
final class Agenda {
    private final ReentrantLock lock = new ReentrantLock();
    private final EventQueue queue = new EventQueue();
    private final Deque<Callback> told = new ArrayDeque<>(); // by the work of the world that holds the lock now
    private final int eventCap;
    private long
            cause; // the entry of the journal that the work under way follows from; 0 while somebody acts from outside
    private volatile Instant now;
    private volatile boolean closed;

    Agenda(Instant start, int eventCap) {
        this.now = start;
        this.eventCap = eventCap;
    }

    ReentrantLock lock() {
        return lock;
    }

    EventQueue queue() {
        return queue;
    }

    EventCap newCap() {
        return new EventCap(eventCap);
    }

    Instant now() {
        return now;
    }

    /** Moves on; an instant that is over changes nothing. */
    void moveTo(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }

    Instant notBeforeNow(Instant at) {
        return at.isBefore(now) ? now : at;
    }

    /** Runs work of the world that is due now, if it was planned with this sequence number or a later one. */
    void runDueWork(long from) {
        if (closed || from >= queue.nextSequence()) {
            return;
        }
        ScheduledEvent event = queue.dueWorkOrNull(now, from);
        EventCap cap = event == null ? null : newCap();
        while (event != null && cap != null) {
            cap.count(event.name(), now);
            queue.remove(event);
            run(event);
            event = queue.dueWorkOrNull(now, from);
        }
    }

    ScheduledEvent plan(Instant at, String what, Object subject, Runnable work) {
        return queue.add(notBeforeNow(at), what, subject, work, cause);
    }

    void run(ScheduledEvent event) {
        because(event.cause(), event::run);
    }

    long cause() {
        return cause;
    }

    /** Runs work that follows from an entry of the journal. */
    void because(long entry, Runnable work) {
        long outer = cause;
        cause = entry;
        try {
            work.run();
        } finally {
            cause = outer;
        }
    }

    /** Tells the user's code something as soon as the lock is given back. */
    void tell(String name, Runnable work) {
        told.add(new Callback(name, now, work));
    }

    boolean hasTold() {
        return !told.isEmpty();
    }

    void handOverTold(Deque<Callback> taker) {
        taker.addAll(told);
        told.clear();
    }

    @Nullable
    ScheduledEvent takeDueCallbackOrNull(Thread planner) {
        ScheduledEvent event = closed ? null : queue.dueCallbackOrNull(now, planner);
        if (event != null) {
            queue.remove(event);
        }
        return event;
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends the world: no time passes from now on. Tells whether it was open. */
    boolean close() {
        boolean wasOpen = !closed;
        closed = true;
        return wasOpen;
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException(
                    "This simulator is closed. It lives as long as its test; make a new one for other work.");
        }
    }
}
