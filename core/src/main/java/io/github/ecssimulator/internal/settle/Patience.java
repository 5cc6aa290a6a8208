package io.github.ecssimulator.internal.settle;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * How long one settle waits for one thing: until it has done nothing for the limit, although the system would have let it, or has
 * worked for a few times the limit. A call that the AWS SDK is about to try again is no rest. So a slow machine is given time, and so is code that loads the classes of an application;
 * a loop that never ends is not.
 */
final class Patience {
    private static final int SPINS = 50;
    private static final int AT_WORK = 5; // a container that starts Spring is at work for more than a second
    private static final int AT_MOST = 30; // two threads that wake each other for ever are no thread at work for long
    private static final long SOON = 2_000_000;
    private static final long SHORT_PAUSE = 20_000;
    private static final long LONG_PAUSE = 200_000;

    private final long limit;
    private final long begin = System.nanoTime();
    private int spins;
    private boolean interrupted;
    private @Nullable Watched awaited;
    private long workAtFirst;
    private long workSeen;
    private long restsSince;

    Patience(Duration limit) {
        this.limit = ThreadFacts.isDebugged() ? Long.MAX_VALUE : limit.toNanos();
    }

    /** Waits a little; false when the limit is over. */
    boolean lastsFor(Watched busy) {
        long now = System.nanoTime();
        long work = busy.work();
        if (busy != awaited) {
            awaited = busy;
            workAtFirst = work;
            restsSince = now;
        } else if (work != workSeen || busy.isReady()) {
            restsSince = now;
        }
        workSeen = work;
        if (now - restsSince > limit && busy.backsOff()) {
            restsSince = now;
        }
        if (now - restsSince > limit || (work - workAtFirst) / AT_WORK > limit || (now - begin) / AT_MOST > limit) {
            return false;
        }
        pause(now);
        return true;
    }

    /** Waits a little for those whose end is certain; true when that has taken the limit. */
    boolean isOverForOthers() {
        long now = System.nanoTime();
        pause(now);
        return now - begin > limit;
    }

    private void pause(long now) {
        if (spins < SPINS) {
            spins++;
            Thread.onSpinWait();
            return;
        }
        interrupted |= Thread.interrupted(); // an interrupted thread could not pause
        LockSupport.parkNanos(now - begin < SOON ? SHORT_PAUSE : LONG_PAUSE);
    }

    /** Gives an interrupt back that came meanwhile: it is for the code that waits, not for the wait. */
    void end() {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
