package io.github.ecssimulator.internal.settle;

import io.github.ecssimulator.internal.settle.WatchedThread.Descent;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread that the world itself lets run and that tells when it waits, so that nobody has to look at it while it does: a thousand
 * of them cost no more than one. While it runs it is watched as any other.
 */
public final class Held {
    private static final int SPINS = 200;
    private static final long ROUND = 1_000_000;
    private static final int ROUNDS = 20; // before it is looked at closely, which costs more than to wait
    private static final int UNSETTLED = 1000; // where nobody looks at threads

    private final Settler settler;
    private final WatchedSet watched;
    private final WatchedThread thread;
    private volatile @Nullable String kernelId;

    Held(Settler settler, WatchedSet watched, Thread thread) {
        this.settler = settler;
        this.watched = watched;
        this.thread = new WatchedThread(thread, Descent.HELD, null);
        watched.hold(thread);
    }

    /** The thread itself tells its name in the kernel, for when somebody has to look. */
    void introduce() {
        kernelId = KernelThread.ownIdOrNull();
    }

    /** It is let run. */
    public void runs() {
        watched.add(thread);
    }

    /**
     * Waits until it has told that it waits, or is seen to rest.
     *
     * @param told whether it has; who tells unparks the thread that asks
     * @param turn what it parks at while it waits for its turn
     * @throws IllegalStateException if it does not come to rest within the limit; it names the thread
     */
    public void awaitRest(BooleanSupplier told, Object turn, Company company) {
        awaitShortly(told, turn);
        if (!told.getAsBoolean()) {
            findInKernel();
            settler.settle(company);
        }
    }

    private void awaitShortly(BooleanSupplier told, Object turn) {
        for (int i = 0; i < SPINS && !told.getAsBoolean(); i++) {
            Thread.onSpinWait();
        }
        boolean interrupted = false;
        int rounds = settler.isOn() ? ROUNDS : UNSETTLED;
        for (int i = 0; i < rounds && !told.getAsBoolean(); i++) {
            LockSupport.parkNanos(this, ROUND);
            interrupted |= Thread.interrupted(); // an interrupted thread could not park
            if (waitsForSomethingElse(turn)) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it seems to; one that parks at its turn has only not yet been let run by a busy system. */
    private boolean waitsForSomethingElse(Object turn) {
        Thread.State state = thread.thread().getState();
        return state != Thread.State.RUNNABLE && LockSupport.getBlocker(thread.thread()) != turn;
    }

    private void findInKernel() {
        String id = kernelId;
        if (id != null && thread.isUntold()) {
            KernelThread kernel = KernelThread.ofOrNull(id);
            if (kernel != null) {
                thread.foundInKernel(kernel);
            }
        }
    }

    /** It waits until it is let run again, or has ended. */
    public void waits() {
        watched.drop(thread);
    }
}
