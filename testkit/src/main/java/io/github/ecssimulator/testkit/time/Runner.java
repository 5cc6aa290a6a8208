package io.github.ecssimulator.testkit.time;

import org.jspecify.annotations.Nullable;

/**
 * The thread that runs one piece of work. It is interrupted for that work alone: what it does next does not see the
 * interruption, as with a worker of a pool of the JDK.
 */
final class Runner {
    private @Nullable Thread thread;
    private boolean wasInterrupted;
    private boolean interrupted;

    synchronized void begin() {
        thread = Thread.currentThread();
        wasInterrupted = thread.isInterrupted();
        interrupted = false;
    }

    synchronized void end() {
        if (interrupted && Thread.interrupted() && wasInterrupted) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    synchronized void interrupt() {
        if (thread != null) {
            interrupted = true;
            thread.interrupt();
        }
    }

    synchronized boolean isNobody() {
        return thread == null;
    }

    synchronized boolean isThisThread() {
        return thread == Thread.currentThread();
    }

    synchronized boolean isAnotherThread() {
        return thread != null && thread != Thread.currentThread();
    }
}
