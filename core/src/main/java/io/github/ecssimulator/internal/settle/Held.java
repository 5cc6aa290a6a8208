package io.github.ecssimulator.internal.settle;

import io.github.ecssimulator.internal.settle.WatchedThread.Descent;
import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread that the world itself lets run and that tells when it waits, so that nobody has to look at it while it does: a thousand
 * of them cost no more than one. While it runs it is watched as any other.
 */
public final class Held {
    private static final int SPINS = 200;
    private static final long AT_FIRST = 1_000_000; // before it is looked at
    private static final long UNSETTLED = 1_000_000_000; // where nobody looks at threads

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
        try {
            kernelId = KernelThread.isKnownHere() ? KernelThread.ownId() : null;
        } catch (IOException e) {
            kernelId = null; // the world looks at it as at those that the kernel does not know
        }
    }

    /** It is let run. */
    public void runs() {
        watched.add(thread);
    }

    /**
     * Waits until it has told that it waits, or is seen to rest.
     *
     * @param told whether it has; who tells unparks the thread that asks
     * @throws IllegalStateException if it does not come to rest within the limit; it names the thread
     */
    public void awaitRest(BooleanSupplier told, Company company) {
        awaitShortly(told, settler.isOn() ? AT_FIRST : UNSETTLED);
        if (!told.getAsBoolean()) {
            findInKernel();
            settler.settle(company);
        }
    }

    private void awaitShortly(BooleanSupplier told, long nanos) {
        for (int i = 0; i < SPINS && !told.getAsBoolean(); i++) {
            Thread.onSpinWait();
        }
        boolean interrupted = false;
        long begin = System.nanoTime();
        for (long left = nanos; left > 0 && !told.getAsBoolean(); left = nanos - (System.nanoTime() - begin)) {
            LockSupport.parkNanos(this, left);
            interrupted |= Thread.interrupted(); // an interrupted thread could not park
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
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
