package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.settle.Repose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The code under test that sleeps in simulated time, on threads of its own. The list changes under the lock of the world.
 *
 * <p>A sleeper does not wait for that lock: who waits for a lock loses the mark of an interrupt for that long, and whoever moves
 * the time would take it for one that sleeps on.
 */
final class Sleepers {
    private final Agenda agenda;
    private final ReentrantLock lock;
    private final List<Sleeper> all = new ArrayList<>();
    private final Map<ThreadGroup, Supplier<? extends Error>> ended = new LinkedHashMap<>();
    private final Supplier<List<Thread>> thoseWhoCouldWake;
    private final Supplier<Drive> atOnce;

    Sleepers(Agenda agenda, Supplier<List<Thread>> thoseWhoCouldWake, Supplier<Drive> atOnce) {
        this.agenda = agenda;
        this.lock = agenda.lock();
        this.thoseWhoCouldWake = thoseWhoCouldWake;
        this.atOnce = atOnce;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether one was woken or interrupted and does not run yet. */
    boolean isAnyWaking() {
        return all.stream().anyMatch(Sleeper::isWaking);
    }

    boolean isAsleep(Thread thread) {
        return all.stream().anyMatch(sleeper -> sleeper.isAsleep(thread));
    }

    /**
     * Sleeps until somebody has moved the time so far; or until those who could are seen to wait for somebody else, and this
     * thread is the first of all sleepers to see it. Then it returns the move that this thread has to make itself.
     */
    @Nullable
    Drive sleepUntil(Instant until) throws InterruptedException {
        Sleeper sleeper = new Sleeper();
        ScheduledEvent alarm = beginOrNull(sleeper, until);
        Repose others = new Repose();
        Drive own = null;
        try {
            while (own == null && !sleeper.isWaking()) {
                LockSupport.parkNanos(sleeper, Repose.PAUSE);
                // an interrupt is what ends the sleep, also if the world was closed behind it
                if (!sleeper.isWaking()) {
                    if (agenda.isClosed()) {
                        throwIfEnded(); // who closes the world ends those of its processes in the same breath
                    }
                    agenda.requireOpen();
                    own = ownDriveOrNull(sleeper, others);
                }
            }
        } finally {
            sleeper.waking = true; // first: the lock may take the mark of an interrupt away for a while
            end(sleeper, alarm);
        }
        if (own == null) {
            sleeper.throwIfEnded();
        }
        if (own == null && Thread.interrupted()) {
            throw new InterruptedException();
        }
        return own;
    }

    private @Nullable ScheduledEvent beginOrNull(Sleeper sleeper, Instant until) {
        return agenda.locked(() -> {
            Supplier<? extends Error> end = endOrNull(sleeper.thread);
            if (end != null) {
                sleeper.endsAtOnce(end);
                return null;
            }
            all.add(sleeper);
            return agenda.planAlarm(until, sleeper::wake);
        });
    }

    private void end(Sleeper sleeper, @Nullable ScheduledEvent alarm) {
        agenda.locked(() -> {
            all.remove(sleeper);
            return alarm != null && agenda.queue().remove(alarm);
        });
    }

    /**
     * The process of the threads of a group is gone: where they sleep, now or from now on, an error is thrown. One that was interrupted
     * before still learns of that.
     */
    void endThoseOf(ThreadGroup group, Supplier<? extends Error> end) {
        agenda.locked(() -> {
            ended.put(group, end);
            all.stream().filter(sleeper -> isOf(group, sleeper.thread)).forEach(sleeper -> sleeper.endWith(end));
            return null;
        });
    }

    /** Ends the current thread if its process is gone. The error is made without the lock: that may take for ever. */
    void throwIfEnded() {
        Supplier<? extends Error> end = agenda.locked(() -> endOrNull(Thread.currentThread()));
        if (end != null) {
            throw end.get();
        }
    }

    private @Nullable Supplier<? extends Error> endOrNull(Thread thread) {
        for (ThreadGroup group = thread.getThreadGroup(); group != null; group = group.getParent()) {
            Supplier<? extends Error> end = ended.get(group);
            if (end != null) {
                return end;
            }
        }
        return null;
    }

    private static boolean isOf(ThreadGroup group, Thread thread) {
        return group.parentOf(thread.getThreadGroup());
    }

    private @Nullable Drive ownDriveOrNull(Sleeper sleeper, Repose others) {
        List<Thread> threads = thoseWhoCouldWake();
        return others.isProven(threads) ? beginIfStill(threads, sleeper) : null;
    }

    /** While the world is busy, nobody. */
    private List<Thread> thoseWhoCouldWake() {
        if (!lock.tryLock()) {
            return List.of();
        }
        try {
            return thoseWhoCouldWake.get();
        } finally {
            lock.unlock();
        }
    }

    /** Begins unless somebody else has begun since, such as another sleeper that has seen the same. */
    private @Nullable Drive beginIfStill(List<Thread> threads, Sleeper sleeper) {
        if (!lock.tryLock()) {
            return null;
        }
        try {
            boolean still = !sleeper.isWaking() && thoseWhoCouldWake.get().equals(threads);
            return still ? atOnce.get() : null;
        } finally {
            lock.unlock();
        }
    }

    /** Code under test that sleeps in simulated time, on a thread of its own. */
    private static final class Sleeper {
        private final Thread thread = Thread.currentThread();
        private volatile boolean waking;
        private volatile @Nullable Supplier<? extends Error> end;

        /** What has woken it before is what it learns of. */
        void endWith(Supplier<? extends Error> error) {
            if (!isWaking()) {
                endsAtOnce(error);
                LockSupport.unpark(thread);
            }
        }

        void endsAtOnce(Supplier<? extends Error> error) {
            end = error;
            waking = true;
        }

        void throwIfEnded() {
            Supplier<? extends Error> error = end;
            if (error != null) {
                throw error.get();
            }
        }

        void wake() {
            waking = true;
            LockSupport.unpark(thread);
        }

        /** Whether its time has come, or an interrupt; it is forgotten as soon as it runs again. */
        boolean isWaking() {
            return waking || thread.isInterrupted();
        }

        boolean isAsleep(Thread other) {
            return thread == other && !isWaking();
        }
    }
}
