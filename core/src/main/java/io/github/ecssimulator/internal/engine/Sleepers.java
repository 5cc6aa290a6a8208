package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.settle.Repose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.function.Supplier;

/** The code under test that sleeps in simulated time, on threads of its own. Changes under the lock of the world. */
final class Sleepers {
    private final Agenda agenda;
    private final List<Sleeper> all = new ArrayList<>();

    Sleepers(Agenda agenda) {
        this.agenda = agenda;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether one was woken and does not run yet. */
    boolean isAnyWaking() {
        return all.stream().anyMatch(Sleeper::isWaking);
    }

    boolean isAsleep(Thread thread) {
        return all.stream().anyMatch(sleeper -> sleeper.isAsleep(thread));
    }

    /** Sleeps until somebody has moved the time so far, or until those who could are seen to wait for somebody else. */
    void sleepUntil(Instant until, Supplier<List<Thread>> thoseWhoCouldWake) throws InterruptedException {
        Sleeper sleeper = new Sleeper(agenda.lock().newCondition());
        ScheduledEvent alarm = agenda.planAlarm(until, sleeper::wake);
        Repose others = new Repose();
        all.add(sleeper);
        try {
            while (!sleeper.isWaking() && !others.isProven(thoseWhoCouldWake.get())) {
                sleeper.woken().awaitNanos(Repose.PAUSE);
                agenda.requireOpen();
            }
            // It came while the thread slept, though a busy system let that run only after something else had woken it.
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        } finally {
            all.remove(sleeper);
            agenda.queue().remove(alarm);
        }
    }

    /** Code under test that sleeps in simulated time, on a thread of its own. Its fields change under the lock of the world. */
    private static final class Sleeper {
        private final Thread thread = Thread.currentThread();
        private final Condition woken;
        private boolean waking;

        Sleeper(Condition woken) {
            this.woken = woken;
        }

        Condition woken() {
            return woken;
        }

        void wake() {
            waking = true;
            woken.signalAll();
        }

        /** Whether its time has come; it is forgotten as soon as it runs again. */
        boolean isWaking() {
            return waking;
        }

        /** One that was interrupted is about to run. */
        boolean isAsleep(Thread other) {
            return thread == other && !waking && !thread.isInterrupted();
        }
    }
}
