package io.github.ecssimulator.internal.engine;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The instant, the future work and the one lock of a world. All but the instant is read and changed under the lock. */
final class Agenda {
    private final ReentrantLock lock = new ReentrantLock();
    private final EventQueue queue = new EventQueue();
    private final Deque<Callback> told = new ArrayDeque<>(); // by the work of the world that holds the lock now
    private final int eventCap;
    private long newestDue; // the youngest work of the world that was due when it was planned
    private int turn; // how many pieces of work of the world ran at this instant
    private boolean reliving;
    private long cause; // the entry that the work under way follows from; 0 while somebody acts from outside
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
            turn = 0;
        }
    }

    Instant notBeforeNow(Instant at) {
        return at.isBefore(now) ? now : at;
    }

    /** Runs work of the world that is due now, if it was planned with this sequence number or a later one. */
    void runDueWork(long from) {
        if (closed || from > newestDue) {
            return; // without a look at the queue, in which thousands may be due at one instant
        }
        ScheduledEvent event = queue.dueWorkOrNull(now, from);
        EventCap cap = event == null ? null : newCap();
        while (event != null && cap != null) {
            cap.count(event::name, now);
            queue.remove(event);
            run(event);
            event = queue.dueWorkOrNull(now, from);
        }
    }

    /** Runs a piece of work under the lock, and nothing that is due. */
    <T extends @Nullable Object> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Plans work of the world, to be run under the lock. */
    ScheduledEvent plan(Instant at, String what, Object subject, Runnable work) {
        return noted(queue.add(notBeforeNow(at), what, subject, work, cause));
    }

    /** Plans work of the world for an instant that is still to come. */
    <E extends ScheduledEvent> E plan(E event) {
        return queue.add(event);
    }

    /** Takes work of the world back, if any was planned. */
    void callOff(@Nullable ScheduledEvent planned) {
        if (planned != null) {
            queue.remove(planned);
        }
    }

    /** Plans that a thread of the code under test wakes up. */
    ScheduledEvent planAlarm(Instant at, Runnable wake) {
        return noted(queue.add(notBeforeNow(at), "end of a sleep", "", wake, ScheduledEvent.OF_NO_ENTRY));
    }

    private ScheduledEvent noted(ScheduledEvent event) {
        newestDue = event.at().isAfter(now) ? newestDue : event.sequence();
        return event;
    }

    void run(ScheduledEvent event) {
        if (event.isOfTheWorld()) {
            turn++;
        }
        because(event.cause(), event::run);
    }

    int turn() {
        return turn;
    }

    /** Runs work of the world up to an instant, and so many pieces of that, then an input; nobody is told anything. */
    void relive(Instant at, int turns, Runnable input) {
        reliving = true;
        try {
            runUpTo(at, turns);
            long first = queue.nextSequence();
            input.run();
            runDueWork(first);
        } finally {
            reliving = false;
        }
    }

    private void runUpTo(Instant at, int turns) {
        EventCap cap = newCap();
        ScheduledEvent next = queue.headOrNull();
        while (next != null && (next.at().isBefore(at) || (next.at().equals(at) && isBefore(at, turns)))) {
            if (next.at().isAfter(now)) {
                cap = newCap(); // the time between two inputs may have passed in many advances
            }
            cap.count(next::name, next.at());
            moveTo(next.at());
            queue.remove(next);
            run(next);
            next = queue.headOrNull();
        }
        moveTo(at);
    }

    private boolean isBefore(Instant at, int turns) {
        return (now.isBefore(at) ? 0 : turn) < turns;
    }

    long cause() {
        return cause;
    }

    /** Runs work that follows from an entry of the journal. */
    void because(long entry, Runnable work) {
        this.<@Nullable Object>because(entry, () -> {
            work.run();
            return null;
        });
    }

    /** Runs work that follows from an entry of the journal. Returns what it returned. */
    <T extends @Nullable Object> T because(long entry, Supplier<T> work) {
        long outer = cause;
        cause = entry;
        try {
            return work.get();
        } finally {
            cause = outer;
        }
    }

    /** Work for later that follows from what the work under way follows from. */
    Runnable remembering(Runnable work) {
        long remembered = cause;
        return () -> because(remembered, work);
    }

    /** Tells the user's code something as soon as the lock is given back. */
    void tell(String name, Runnable work) {
        if (!reliving) { // what the user's code did then is among the inputs
            told.add(new Callback(name, now, work));
        }
    }

    boolean hasTold() {
        return !told.isEmpty();
    }

    void handOverTold(Deque<Callback> taker) {
        taker.addAll(told);
        told.clear();
    }

    /** Leaves what was told to whoever moves the time next. */
    void planTold() {
        told.forEach(each -> queue.addCallback(now, each.name(), each.work(), Thread.currentThread(), 0));
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

    /** Counts the events of one advance, and stops a world that never comes to rest. */
    static final class EventCap {
        private final int limit;
        private @Nullable Map<String, Integer> runsByName;
        private int runs;

        EventCap(int limit) {
            this.limit = limit;
        }

        void count(Supplier<String> name, Instant at) {
            runs++;
            if (runs > limit / 2) { // names are counted late, so that an ordinary advance pays nothing for them
                named().merge(name.get(), 1, Integer::sum);
            }
            if (runs > limit) {
                throw new IllegalStateException(
                        "More than " + limit + " events ran in one advance, and the clock is only at "
                                + at + ". The event that keeps repeating is \"" + mostFrequent()
                                + "\". Advance in smaller steps, or raise the cap on the builder if so many events are meant.");
            }
        }

        private Map<String, Integer> named() {
            if (runsByName == null) {
                runsByName = new LinkedHashMap<>();
            }
            return runsByName;
        }

        private String mostFrequent() {
            return named().entrySet().stream()
                    .max(Comparator.comparingInt(Map.Entry::getValue))
                    .map(Map.Entry::getKey)
                    .orElseThrow();
        }
    }
}
