package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.engine.Drive.Phase;
import io.github.ecssimulator.internal.settle.Company;
import io.github.ecssimulator.internal.settle.Repose;
import io.github.ecssimulator.internal.settle.Settler;
import io.github.ecssimulator.model.AdvanceStep;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that move the time of one world at the moment, in the order in which they began. Only the last may move; the others are in
 * a callback, or wait.
 */
final class Drives {
    private final Agenda agenda;
    private final Settler settler;
    private final Condition changed;
    private final List<Drive> underWay = new ArrayList<>();
    private final Deque<Thread> queue = new ArrayDeque<>();
    private final Sleepers sleepers;
    private volatile @Nullable Consumer<? super AdvanceStep> watcher;
    private Thread lastDriver = Thread.currentThread(); // who made the world, until somebody moves its time

    Drives(Agenda agenda, Settler settler) {
        this.agenda = agenda;
        this.settler = settler;
        this.sleepers = new Sleepers(agenda, this::thoseWhoCouldWake, this::beginAtOnce);
        this.changed = agenda.lock().newCondition();
    }

    void watch(Consumer<? super AdvanceStep> somebody) {
        watcher = somebody;
    }

    @Nullable
    Consumer<? super AdvanceStep> watcherOrNull() {
        return watcher;
    }

    boolean isNobodyUnderWay() {
        return underWay.isEmpty();
    }

    /** The innermost drive of a thread, or null. */
    @Nullable
    Drive ofOrNull(Thread thread) {
        for (int i = underWay.size() - 1; i >= 0; i--) {
            if (underWay.get(i).thread() == thread) {
                return underWay.get(i);
            }
        }
        return null;
    }

    Drive atOnce() {
        return agenda.locked(this::beginAtOnce);
    }

    Drive inTurn() {
        return agenda.locked(this::beginInTurn);
    }

    /** Begins whatever others do: no time will pass, or the caller knows that nobody is in the way. */
    private Drive beginAtOnce() {
        Drive drive = new Drive(this, agenda, settler, underWay.isEmpty());
        underWay.add(drive);
        return drive;
    }

    /**
     * Begins where this thread decides on no move of its own: to run what a call has told or what is due, or to follow another
     * clock. Code under test does not wait for others there: they may wait for it.
     */
    Drive inPassing() {
        return agenda.locked(() -> {
            Drive drive = beginAtOnce();
            drive.enterAs(Phase.IN_CALLBACK, !settler.isCodeUnderTest());
            return drive;
        });
    }

    /** Begins when it is the turn of this thread: durations of several threads add up. */
    private Drive beginInTurn() {
        Thread me = Thread.currentThread();
        Repose others = new Repose();
        boolean interrupted = false;
        queue.add(me);
        while (!isTurnOf(me) && !others.isProven(thoseWhoCouldWake())) {
            try {
                changed.awaitNanos(Repose.PAUSE);
            } catch (InterruptedException e) {
                interrupted = true; // it is for the code that advances, not for this wait
            }
        }
        queue.remove(me);
        if (interrupted) {
            me.interrupt();
        }
        return beginAtOnce();
    }

    private boolean isTurnOf(Thread me) {
        if (ofOrNull(me) != null) {
            return true;
        }
        return underWay.isEmpty() ? queue.peek() == me : underWay.stream().allMatch(Drive::letsOthersFirst);
    }

    /** Whether one that stands still has come on its way, so that code under test that moves the time now only sleeps. */
    boolean isReactionPossible() {
        Drive own = ofOrNull(Thread.currentThread());
        return own == null && underWay.stream().anyMatch(Drive::hasWokenOthers);
    }

    /** Sleeps in the current thread; returns the move that this thread has to make itself, or null. Called without the lock. */
    @Nullable
    Drive sleepUntil(Instant until) throws InterruptedException {
        boolean couldBeWoken = settler.isCodeUnderTest() && !isUnderWay(Thread.currentThread());
        return couldBeWoken ? sleepers.sleepUntil(until) : atOnce();
    }

    Sleepers sleepers() {
        return sleepers;
    }

    /** Whether a thread waits until somebody has moved the time, or for its turn to move it. */
    boolean isAsleep(Thread thread) {
        return agenda.locked(() -> queue.contains(thread) || sleepers.isAsleep(thread));
    }

    private boolean isUnderWay(Thread thread) {
        return agenda.locked(() -> ofOrNull(thread) != null);
    }

    /** Those that are in callbacks, if all are; after the end of all, the one that may begin again. */
    private List<Thread> thoseWhoCouldWake() {
        if (underWay.isEmpty()) {
            return List.of(lastDriver);
        }
        List<Thread> inCallbacks = driversInCallbacks();
        long drivers = underWay.stream().map(Drive::thread).distinct().count();
        return inCallbacks.size() == drivers ? inCallbacks : List.of();
    }

    void end(Drive drive) {
        underWay.remove(drive);
        if (!settler.isCodeUnderTest()) {
            lastDriver = drive.thread();
        }
        changed.signalAll();
    }

    /** Whom a drive has to look at beside the watched threads: nobody, in nearly every test. */
    Company companyOf(Drive drive) {
        return agenda.locked(() -> {
            boolean alone = sleepers.isEmpty()
                    && queue.isEmpty()
                    && underWay.stream().allMatch(each -> each.thread() == drive.thread());
            return alone ? Company.NOBODY : drive;
        });
    }

    /** Whether another has to be waited for: one that moves, one that began later, or a sleeper that was woken. */
    boolean isAnyInTheWayOf(Drive drive) {
        return agenda.locked(() -> {
            boolean later = false;
            for (Drive each : underWay) {
                later |= each == drive;
                boolean innermostOfOther = each.thread() != drive.thread() && ofOrNull(each.thread()) == each;
                if (innermostOfOther && (each.phase() == Phase.MOVING || (later && each.stands()))) {
                    return true;
                }
            }
            return sleepers.isAnyWaking();
        });
    }

    boolean isWaitingFor(Drive drive, Thread other) {
        return agenda.locked(() -> {
            Drive theirs = ofOrNull(other);
            return isAsleep(other)
                    || (theirs != null && theirs.stands() && underWay.indexOf(theirs) < underWay.indexOf(drive));
        });
    }

    List<Thread> othersInCallbacks(Drive drive) {
        return agenda.locked(() -> {
            List<Thread> threads = driversInCallbacks();
            threads.remove(drive.thread());
            return threads;
        });
    }

    private List<Thread> driversInCallbacks() {
        List<Thread> threads = new ArrayList<>();
        for (Drive each : underWay) {
            if (each.phase() == Phase.IN_CALLBACK && ofOrNull(each.thread()) == each) {
                threads.add(each.thread());
            }
        }
        return threads;
    }
}
