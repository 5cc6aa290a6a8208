package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.engine.WorldSettings.Ties;
import io.github.ecssimulator.internal.settle.Settler;
import io.github.ecssimulator.model.AdvanceStep;
import io.github.ecssimulator.model.Settling;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The simulated time of a world, and the way in for all that reads or changes it.
 *
 * <p>Work of the world runs under one lock. Callbacks run the user's code without it, so that code under test may come back from any
 * thread: in the one that moves the time, or whose call has brought them about. Every event runs with the clock at its own instant,
 * and before time moves on, what callbacks have handed to other threads is waited for.
 */
public final class WorldTime {
    private final Agenda agenda;
    private final Settler settler;
    private final Drives drives;
    private final Calls calls;
    private final Batons batons;
    private final Sleeps sleeps;
    private final ReentrantLock lock;
    private final @Nullable Clock followed;
    private final Ties ties;

    public WorldTime(Instant start, @Nullable Clock followed, int eventCap, Settling settling, Ties ties) {
        this.agenda = new Agenda(start, eventCap);
        this.settler = new Settler(settling);
        this.drives = new Drives(agenda, settler);
        this.batons = new Batons(this, drives, settler);
        this.sleeps = new Sleeps(agenda, settler, drives, batons);
        this.lock = agenda.lock();
        this.followed = followed;
        this.ties = ties;
        this.calls = new Calls(agenda, settler, drives, batons, followed);
    }

    /** Lets somebody watch how far each advance is, in place of who did before. */
    public void watch(Consumer<? super AdvanceStep> watcher) {
        drives.watch(watcher);
    }

    /** Runs work under the lock, after all that is due; what it tells the user's code is told before this returns. */
    public <T> T inside(Supplier<T> work) {
        return calls.inside(work);
    }

    public Instant now() {
        return agenda.now();
    }

    /** What is to be done and when, for who never moves the time. */
    Agenda agenda() {
        return agenda;
    }

    /** Returns the simulated time after running what a followed clock has made due. */
    public Instant caughtUpNow() {
        if (!lock.isHeldByCurrentThread()) {
            calls.followTheClock();
        }
        return now();
    }

    public boolean followsAnotherClock() {
        return followed != null;
    }

    /** Moves the time on. In a thread of the code under test that a callback of somebody's advance woke, it is a sleep. */
    public void advance(Duration duration) {
        Instant until = now().plus(duration);
        if (sleeps.isReaction()) {
            sleeps.sleepThrough(until);
        } else {
            move(() -> now().plus(duration));
        }
    }

    /** Moves the time to an instant; an earlier one than now runs only what is due now. */
    public void advanceTo(Instant target) {
        if (sleeps.isReaction()) {
            sleeps.sleepThrough(target);
        } else {
            move(() -> target);
        }
    }

    /** Moves the time to the next event and runs all that is due then; empty when nothing is planned. */
    public Optional<Instant> advanceToNextEvent() {
        Instant[] reached = new Instant[1];
        move(() -> {
            reached[0] = nextEventAt().orElse(null);
            return reached[0] == null ? now() : reached[0];
        });
        return Optional.ofNullable(reached[0]);
    }

    private void move(Supplier<Instant> target) {
        requireMover();
        settler.drives();
        try (Drive drive = drives.inTurn()) {
            drive.run(target);
        }
    }

    /** Runs what is due now, and waits for the code under test. */
    public void runDue() {
        requireOpen();
        if (batons.hereOrNull() != null) {
            return; // whoever gave this thread its turn goes on with what is due
        }
        settler.drives();
        calls.followTheClock();
        try (Drive drive = drives.inPassing()) {
            drive.run(this::now);
        }
    }

    /** Waits for the code under test, and runs nothing. */
    public void settle() {
        requireOpen();
        if (batons.hereOrNull() != null) {
            return;
        }
        settler.drives();
        try (Drive drive = drives.atOnce()) {
            drive.settle();
        }
    }

    /** Moves the time, event by event, until a condition holds. The cap on events is for the whole way. */
    public boolean advanceUntil(BooleanSupplier condition, Duration limit) {
        requireMover();
        settler.drives();
        try (Drive drive = drives.inTurn()) {
            drive.settle();
            Instant end = now().plus(limit);
            drive.headsFor(end);
            while (!holds(drive, condition)) {
                if (!now().isBefore(end)) {
                    return false;
                }
                drive.moveTo(nextEventAt().filter(at -> at.isBefore(end)).orElse(end));
            }
            return true;
        }
    }

    private boolean holds(Drive drive, BooleanSupplier condition) {
        boolean[] answer = new boolean[1];
        drive.call(new Callback("the condition", now(), () -> answer[0] = condition.getAsBoolean()));
        drive.runTold();
        return answer[0];
    }

    /**
     * Sleeps, as code under test does: until somebody else has moved the time, or else this thread moves it. In a process that is gone
     * nobody hears of an interrupt.
     */
    public void sleep(Duration duration) throws InterruptedException {
        sleeps.throwIfEnded();
        if (Thread.interrupted()) {
            throw new InterruptedException("interrupted before it slept " + duration + " of simulated time");
        }
        requireOpen();
        settler.called();
        sleeps.sleepUntil(now().plus(duration));
    }

    public Batons batons() {
        return batons;
    }

    public Settler settler() {
        return settler;
    }

    /** Returns when the next event is due, or empty when nothing is planned. */
    public Optional<Instant> nextEventAt() {
        return agenda.locked(
                () -> Optional.ofNullable(agenda.queue().headOrNull()).map(ScheduledEvent::at));
    }

    /** How many pieces of work of the world ran at this instant. */
    public int turn() {
        return agenda.turn();
    }

    /** Lives through the time again: all work before an instant, so many pieces of that, and an input. Tells nobody. */
    public void relive(Instant at, int turn, Runnable input) {
        lock.lock();
        try {
            agenda.relive(at, turn, input);
        } finally {
            lock.unlock();
        }
    }

    /** Plans work of the user, to be run without the lock by the next advance, or by the next call of this thread. */
    public ScheduledEvent planCallback(Instant at, String name, Runnable work) {
        return planCallback(at, name, work, Ties.AS_PLANNED);
    }

    /** Plans code under test as {@link #planCallback} does; of what is due at one instant another name may come first. */
    public ScheduledEvent planCode(Instant at, String name, Runnable work) {
        return planCallback(at, name, work, ties);
    }

    private ScheduledEvent planCallback(Instant at, String name, Runnable work, Ties order) {
        return agenda.locked(() -> {
            agenda.requireOpen();
            Instant due = agenda.notBeforeNow(at);
            return agenda.queue().addCallback(due, name, work, Thread.currentThread(), order.rank(name, due));
        });
    }

    /** Takes planned work back; tells whether it was still waiting. */
    public boolean cancel(ScheduledEvent event) {
        return agenda.locked(() -> agenda.queue().remove(event));
    }

    /** Ends the time: it stands still from now on, and nothing planned runs. Tells whether it was open. */
    boolean close() {
        return agenda.locked(() -> {
            boolean wasOpen = agenda.close(); // first: no thread begins to run behind it
            settler.close();
            batons.close();
            return wasOpen;
        });
    }

    /** A thread that runs in turns waits for whoever moves the time, so it cannot move it to a place that it does not know. */
    private void requireMover() {
        requireOpen();
        if (batons.hereOrNull() != null) {
            throw new IllegalStateException(
                    "The code in a container cannot move the time. It can sleep in it: clock.sleep.");
        }
    }

    void requireOpen() {
        agenda.requireOpen();
    }

    public boolean isClosed() {
        return agenda.isClosed();
    }
}
