package io.github.ecssimulator.internal.settle;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Proves rest where the kernel cannot be asked: wakes a parked thread, which code that parks has to allow for at any time, and
 * looks whether it parks again. One that had been woken for work does that work first.
 */
final class Nudge {
    private static final int ROUNDS = 2;
    private static final long PAUSE = 20_000;
    private static final int PAUSES = 2_000;

    private Nudge() {}

    /** The first of the threads that did not go back to its rest, or null. */
    static @Nullable Watched restlessOrNull(List<Watched> threads) {
        for (int round = 0; round < ROUNDS; round++) {
            for (Watched each : threads) {
                if (each instanceof WatchedThread watched && !parksAgain(watched.thread())) {
                    return each;
                }
            }
        }
        return null;
    }

    private static boolean parksAgain(Thread thread) {
        if (thread == Thread.currentThread() || !isParked(thread)) {
            return true;
        }
        long waits = ThreadFacts.waitsOf(thread);
        LockSupport.unpark(thread);
        for (int i = 0; i < PAUSES; i++) {
            Thread.State state = thread.getState();
            boolean rests = state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
            if (state == Thread.State.TERMINATED || (rests && ThreadFacts.waitsOf(thread) > waits)) {
                return true;
            }
            LockSupport.parkNanos(PAUSE);
        }
        return false;
    }

    /** Object.wait needs no nudge: a notify makes it blocked or runnable at once. */
    private static boolean isParked(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return LockSupport.getBlocker(thread) != null
                || (stack.length > 0
                        && stack[0].getClassName().endsWith("misc.Unsafe")
                        && stack[0].getMethodName().equals("park"));
    }
}
