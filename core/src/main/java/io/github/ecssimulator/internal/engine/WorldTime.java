package io.github.ecssimulator.internal.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One piece of the engine: the simulated time, the queue of future work and the one lock of the world.
 *
 * <p>Work of the world runs under the lock. Callbacks run the user's code without it, so that code under test may come back
 * from any thread. Every event runs with the clock at the event's own instant.
 */
public final class WorldTime {
    private final ReentrantLock lock = new ReentrantLock();
    private final EventQueue queue = new EventQueue();
    private final @Nullable Clock followed;
    private final int eventCap;
    private volatile Instant now;
    private int advances; // they nest when a callback advances, and overlap when two threads do

    /**
     * Makes the time of one world.
     *
     * @param start where the time starts
     * @param followed the clock that this time follows, or {@code null} if it is advanced by hand
     * @param eventCap how many events one advance may run
     */
    public WorldTime(Instant start, @Nullable Clock followed, int eventCap) {
        this.now = start;
        this.followed = followed;
        this.eventCap = eventCap;
    }

    /**
     * Runs work under the lock, after all that is due.
     *
     * @param <T> the result
     * @param work what to do
     * @return what the work returned
     */
    public <T> T inside(Supplier<T> work) {
        boolean outermost = !lock.isHeldByCurrentThread();
        if (outermost) {
            catchUp();
        }
        T result;
        lock.lock();
        try {
            result = work.get();
        } finally {
            lock.unlock();
        }
        if (outermost) {
            catchUp();
        }
        return result;
    }

    /** Runs what is due now; a callback that comes back leaves the rest to the advance that runs it. */
    private void catchUp() {
        lock.lock();
        try {
            if (advances > 0 || !isAnythingDue()) {
                return;
            }
        } finally {
            lock.unlock();
        }
        advanceTo(target());
    }

    private boolean isAnythingDue() {
        ScheduledEvent head = queue.headOrNull();
        Instant target = target();
        if (head != null && !head.at().isAfter(target)) {
            return true;
        }
        moveTo(target);
        return false;
    }

    private Instant target() {
        // A followed clock that steps back is not followed back: simulated time never runs backwards.
        Instant there = followed == null ? now : followed.instant();
        return there.isAfter(now) ? there : now;
    }

    /**
     * Returns the simulated time.
     *
     * @return now
     */
    public Instant now() {
        return now;
    }

    /**
     * Returns the simulated time after running what a followed clock has made due.
     *
     * @return now
     */
    public Instant caughtUpNow() {
        if (followed != null && !lock.isHeldByCurrentThread()) {
            catchUp();
        }
        return now;
    }

    /**
     * Tells whether another clock moves this time.
     *
     * @return whether it follows a clock
     */
    public boolean followsAnotherClock() {
        return followed != null;
    }

    /**
     * Moves the time, running each event on the way at its own instant.
     *
     * @param target where to stop; an earlier instant than now runs only what is due now
     */
    public void advanceTo(Instant target) {
        advanceTo(target, new EventCap(eventCap));
    }

    /**
     * Moves the time, event by event, until a condition holds. The cap on events is for the whole way.
     *
     * @param condition what to wait for; it is asked without the lock
     * @param end where to give up
     * @return whether the condition held in time
     */
    public boolean advanceUntil(BooleanSupplier condition, Instant end) {
        EventCap cap = new EventCap(eventCap);
        while (!condition.getAsBoolean()) {
            if (!now.isBefore(end)) {
                return false;
            }
            advanceTo(nextEventAt().filter(at -> at.isBefore(end)).orElse(end), cap);
        }
        return true;
    }

    private void advanceTo(Instant target, EventCap cap) {
        countAdvances(1);
        try {
            while (step(target, cap)) {
                // each step runs one event
            }
        } finally {
            countAdvances(-1);
        }
    }

    private void countAdvances(int change) {
        lock.lock();
        try {
            advances += change;
        } finally {
            lock.unlock();
        }
    }

    private boolean step(Instant target, EventCap cap) {
        ScheduledEvent event;
        lock.lock();
        try {
            event = queue.dueOrNull(target);
            moveTo(event == null ? target : event.at());
            if (event == null) {
                return false;
            }
            cap.count(event); // before it is taken out: an event that the cap holds back still waits
            queue.remove(event);
            if (!event.isCallback()) {
                event.run();
                return true;
            }
        } finally {
            lock.unlock();
        }
        event.run();
        return true;
    }

    private void moveTo(Instant instant) {
        if (instant.isAfter(now)) {
            now = instant;
        }
    }

    /**
     * Returns when the next event is due.
     *
     * @return its instant, or empty when nothing is planned
     */
    public Optional<Instant> nextEventAt() {
        lock.lock();
        try {
            return Optional.ofNullable(queue.headOrNull()).map(ScheduledEvent::at);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Plans work of the world.
     *
     * @param at when it is due; an instant in the past is due now
     * @param name what repeats, if it should never end
     * @param work what to do, under the lock
     * @return the event, to cancel it
     */
    public ScheduledEvent plan(Instant at, String name, Runnable work) {
        return add(at, name, work, false);
    }

    /**
     * Plans work of the user.
     *
     * @param at when it is due; an instant in the past is due now
     * @param name what repeats, if it should never end
     * @param work what to do, without the lock
     * @return the event, to cancel it
     */
    public ScheduledEvent planCallback(Instant at, String name, Runnable work) {
        return add(at, name, work, true);
    }

    /**
     * Plans work of the user after a while.
     *
     * @param delay how long from now
     * @param name what repeats, if it should never end
     * @param work what to do, without the lock
     * @return the event, to cancel it
     */
    public ScheduledEvent planCallback(Duration delay, String name, Runnable work) {
        return add(now.plus(delay), name, work, true);
    }

    private ScheduledEvent add(Instant at, String name, Runnable work, boolean callback) {
        lock.lock();
        try {
            return queue.add(at.isBefore(now) ? now : at, name, work, callback);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes planned work back.
     *
     * @param event the event
     * @return whether it was still waiting
     */
    public boolean cancel(ScheduledEvent event) {
        lock.lock();
        try {
            return queue.remove(event);
        } finally {
            lock.unlock();
        }
    }
}
