package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.settle.Company;
import io.github.ecssimulator.internal.settle.Settler;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One move of the time under way, in the thread that makes it: it runs event by event, and waits behind each callback for what
 * that has handed to other threads.
 */
final class Drive implements Company, AutoCloseable {
    private final Drives all;
    private final Agenda agenda;
    private final Settler settler;
    private final Thread thread = Thread.currentThread();
    private final Deque<Callback> told = new ArrayDeque<>();
    private final Agenda.EventCap cap;
    private final Headway headway;
    private volatile Phase phase = Phase.BEGINNING;
    private volatile boolean patient = true;
    private boolean settles = true;
    private boolean sleeps;
    private volatile boolean calledOut;
    private Instant target;

    /** Where a drive stands. */
    enum Phase {
        /** It waits for the code under test, and has not yet chosen its target. */
        BEGINNING,
        /** It runs work of the world, or moves to a later instant. */
        MOVING,
        /** It runs the user's code. */
        IN_CALLBACK,
        /** It waits for what the user's code has handed to other threads. */
        STANDING
    }

    Drive(Drives all, Agenda agenda, Settler settler, boolean isOutermost) {
        this.all = all;
        this.agenda = agenda;
        this.settler = settler;
        this.cap = agenda.newCap();
        this.headway = new Headway(all, agenda, isOutermost);
        this.target = agenda.now();
    }

    /** Moves to a target that is chosen when the code under test is at rest. */
    void run(Supplier<Instant> aim) {
        do {
            settle();
        } while (!aimsAt(aim));
        headsFor(target);
        moveTo(target);
    }

    /** Moves as code does that sleeps so long when nobody else moves the time: not beyond an interrupt of its thread. */
    void sleepUntil(Instant until) throws InterruptedException {
        sleeps = true;
        run(() -> until);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Says where it goes, perhaps in several moves. */
    void headsFor(Instant goal) {
        headway.headsFor(goal);
    }

    /** Chooses the target, unless somebody has begun meanwhile who goes first. */
    private boolean aimsAt(Supplier<Instant> aim) {
        agenda.lock().lock();
        try {
            if (all.isAnyInTheWayOf(this)) {
                return false;
            }
            in(Phase.MOVING);
            target = aim.get();
            return true;
        } finally {
            agenda.lock().unlock();
        }
    }

    void moveTo(Instant instant) {
        target = instant;
        while (!isCutShort() && step()) {
            headway.comesOn();
        }
    }

    private boolean isCutShort() {
        return sleeps && thread.isInterrupted();
    }

    /** Runs one event and what it tells; false when the target is reached. */
    private boolean step() {
        Callback callback = null;
        agenda.lock().lock();
        try {
            agenda.requireOpen();
            if (all.isAnyInTheWayOf(this)) {
                in(Phase.STANDING);
            } else {
                in(Phase.MOVING);
                ScheduledEvent event = agenda.queue().dueOrNull(target);
                agenda.moveTo(event == null ? target : event.at());
                if (event == null) {
                    return false;
                }
                callback = take(event);
                if (event.isOfTheWorld() && told.isEmpty()) {
                    return true; // nobody's code was woken, so there is nobody to wait for
                }
                hasWoken(callback);
            }
        } finally {
            agenda.lock().unlock();
        }
        callOut(callback);
        return true;
    }

    /** Runs work of the world here and now; returns the user's, which runs without the lock. */
    private @Nullable Callback take(ScheduledEvent event) {
        cap.count(event::name, event.at()); // before it is taken out: an event that the cap holds back still waits
        agenda.queue().remove(event);
        if (event.isCallback()) {
            return event.callback();
        }
        if (event.endsAProtection()) {
            settler.remember(event.at()); // all are at rest, and what follows may end them
        }
        agenda.run(event);
        agenda.handOverTold(told);
        return null;
    }

    /** Who sleeps wakes as soon as the lock is let go, and may sleep on at once: it acts upon this move, which stands meanwhile. */
    private void hasWoken(@Nullable Callback callback) {
        if (callback == null && told.isEmpty()) {
            calledOut = true;
            in(Phase.STANDING);
        }
    }

    private void callOut(@Nullable Callback callback) {
        if (callback != null) {
            call(callback);
        }
        runTold();
        if (callback == null) {
            settle();
        }
    }

    /** Runs the user's code, and waits for what it has handed on. */
    void call(Callback callback) {
        enter(Phase.IN_CALLBACK);
        calledOut = true;
        try {
            callback.run();
        } finally {
            enter(Phase.STANDING);
        }
        settle();
    }

    /** Runs all that was told, also behind a piece that throws. */
    void runTold() {
        Callback.Failures failures = new Callback.Failures();
        for (Callback next = nextToldOrNull(); next != null; next = nextToldOrNull()) {
            try {
                call(next);
            } catch (Throwable thrown) {
                failures.add(next, thrown);
            }
        }
        failures.throwFirst();
    }

    private @Nullable Callback nextToldOrNull() {
        return agenda.locked(() -> {
            Callback next = agenda.isClosed() ? null : told.poll();
            if (next != null) {
                cap.count(next::name, next.at());
            }
            return next;
        });
    }

    Deque<Callback> told() {
        return told;
    }

    void settle() {
        if (settles) {
            settler.settle(all.companyOf(this));
        } else {
            settler.giveWay(this);
        }
    }

    void enterAs(Phase first, boolean waits) {
        phase = first;
        settles = waits;
    }

    private void enter(Phase next) {
        agenda.lock().lock();
        try {
            in(next);
        } finally {
            agenda.lock().unlock();
        }
    }

    @Override
    public void close() {
        agenda.lock().lock();
        try {
            all.end(this);
        } finally {
            agenda.lock().unlock();
        }
        headway.ends();
    }

    Thread thread() {
        return thread;
    }

    Phase phase() {
        return phase;
    }

    /** Changes the phase, under the lock. */
    void in(Phase next) {
        phase = next;
    }

    /** Whether somebody who comes now may go first. */
    boolean letsOthersFirst() {
        return phase == Phase.BEGINNING && patient;
    }

    /** Whether it has run the user's code, and is not at work itself: who acts now, in another thread, may act upon that. */
    boolean hasWokenOthers() {
        return calledOut && phase != Phase.MOVING;
    }

    /** Whether it waits, so that one that began later can go on. */
    boolean stands() {
        return phase == Phase.BEGINNING || phase == Phase.STANDING;
    }

    @Override
    public boolean isMoving() {
        return all.isAnyInTheWayOf(this);
    }

    @Override
    public boolean waits(Thread other) {
        return all.isWaitingFor(this, other);
    }

    @Override
    public List<Thread> inCallbacks() {
        return all.othersInCallbacks(this);
    }

    @Override
    public void hurry() {
        patient = false;
    }
}
