package io.github.ecssimulator.internal.engine;

import java.util.concurrent.locks.Condition;

/** Code under test that sleeps in simulated time, on a thread of its own. Its fields change under the lock of the world. */
final class Sleeper {
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

    boolean isAsleep(Thread other) {
        return thread == other && !waking;
    }
}
