package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.settle.Settler;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The way in for all that reads or changes the world without moving its time. */
final class Calls {
    private final Agenda agenda;
    private final Settler settler;
    private final Drives drives;
    private final Batons batons;
    private final ReentrantLock lock;
    private final @Nullable Clock followed;

    Calls(Agenda agenda, Settler settler, Drives drives, Batons batons, @Nullable Clock followed) {
        this.agenda = agenda;
        this.settler = settler;
        this.drives = drives;
        this.batons = batons;
        this.lock = agenda.lock();
        this.followed = followed;
    }

    /** Runs work under the lock, after all that is due; what it tells the user's code is told before this returns. */
    <T> T inside(Supplier<T> work) {
        if (lock.isHeldByCurrentThread()) {
            return work.get();
        }
        if (batons.hereOrNull() != null) {
            return locked(work); // whoever gave this thread its turn goes on with what is due
        }
        if (!agenda.isClosed()) {
            settler.called();
            followTheClock();
            runOwnPlans();
        }
        T result = locked(work);
        runOwnPlans();
        return result;
    }

    private <T> T locked(Supplier<T> work) {
        Drive teller = null;
        lock.lock();
        try {
            // In an advance, what was planned before this call has its place in the order, and is left to it.
            boolean alone = drives.isNobodyUnderWay();
            agenda.runDueWork(alone ? 0 : Long.MAX_VALUE);
            long first = alone ? 0 : agenda.queue().nextSequence();
            try {
                return work.get();
            } finally {
                agenda.runDueWork(first);
                teller = tellerOrNull();
            }
        } finally {
            lock.unlock();
            if (teller != null) {
                tellAll(teller);
            }
        }
    }

    /** Who runs what was told: the advance that this thread is in a callback of, later; or else a drive that moves nothing. */
    private @Nullable Drive tellerOrNull() {
        if (!agenda.hasTold()) {
            return null;
        }
        if (batons.hereOrNull() != null) {
            leaveToWhoGaveTheTurn();
            return null;
        }
        Drive own = drives.ofOrNull(Thread.currentThread());
        Drive teller = own == null ? drives.inPassing() : own;
        agenda.handOverTold(teller.told());
        return own == null ? teller : null;
    }

    private void leaveToWhoGaveTheTurn() {
        Drive giver = batons.waitingForTurnOrNull();
        if (giver == null) {
            agenda.planTold();
        } else {
            agenda.handOverTold(giver.told());
        }
    }

    private static void tellAll(Drive teller) {
        try (teller) {
            teller.runTold();
        }
    }

    /** Runs planned work that is due now and was planned by this thread; that of others waits for an advance. */
    private void runOwnPlans() {
        ScheduledEvent own = takeOwnPlanOrNull();
        while (own != null) {
            try (Drive drive = drives.inPassing()) {
                drive.call(own.callback());
                drive.runTold();
            }
            own = takeOwnPlanOrNull();
        }
    }

    private @Nullable ScheduledEvent takeOwnPlanOrNull() {
        if (!agenda.queue().hasCallbacks()) {
            return null;
        }
        return agenda.locked(
                () -> drives.isNobodyUnderWay() ? agenda.takeDueCallbackOrNull(Thread.currentThread()) : null);
    }

    void followTheClock() {
        if (followed == null || agenda.isClosed() || batons.hereOrNull() != null) {
            return;
        }
        Instant there = followed.instant(); // the user's code, so without the lock
        if (there.isAfter(agenda.now()) && isNobodyUnderWay()) {
            try (Drive drive = drives.inPassing()) {
                drive.run(() -> there);
            }
        }
    }

    private boolean isNobodyUnderWay() {
        return agenda.locked(drives::isNobodyUnderWay);
    }
}
