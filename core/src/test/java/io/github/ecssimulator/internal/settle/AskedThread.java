package io.github.ecssimulator.internal.settle;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A thread that answers what it is asked, and parks. */
final class AskedThread extends Thread {
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int answered;
    private volatile boolean spinning;
    private volatile boolean over;

    AskedThread() {
        super("asked");
    }

    static AskedThread atRest() {
        AskedThread thread = new AskedThread();
        thread.start();
        thread.awaitRest();
        return thread;
    }

    @Override
    public void run() {
        while (!over) {
            if (spinning) {
                Thread.onSpinWait();
            } else if (asked.get() == answered) {
                LockSupport.park(this);
            } else {
                answered = asked.get();
            }
        }
    }

    int answered() {
        return answered;
    }

    void ask() {
        asked.incrementAndGet();
        LockSupport.unpark(this);
    }

    void awaitRest() {
        await(() -> answered == asked.get() && getState() == State.WAITING);
    }

    /** From its next awakening on it does not park any more. */
    void spinsWhenWoken() {
        spinning = true;
    }

    void spins() {
        spinning = true;
        LockSupport.unpark(this);
        await(() -> getState() == State.RUNNABLE);
    }

    void end() throws InterruptedException {
        over = true;
        LockSupport.unpark(this);
        join();
    }

    /** Starts a thread that needs a monitor which somebody has. */
    static Thread blockedBy(Object monitor) {
        AtomicBoolean entered = new AtomicBoolean();
        Thread blocked = new Thread(
                () -> {
                    synchronized (monitor) {
                        entered.set(true);
                    }
                },
                "blocked");
        blocked.start();
        await(() -> blocked.getState() == State.BLOCKED);
        return blocked;
    }

    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }
}
