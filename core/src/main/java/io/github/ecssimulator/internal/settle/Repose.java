package io.github.ecssimulator.internal.settle;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells over several looks whether threads that move the time are stuck in a callback: they wait for somebody else. */
public final class Repose {
    /** The real time between two looks, in nanoseconds. */
    public static final long PAUSE = 2_000_000;

    private static final int LOOKS = 5;

    private int looks;
    private long workSeen;

    /** Looks once more; true when all of them have waited since several looks ago. */
    public boolean isProven(List<Thread> threads) {
        for (Thread thread : threads) {
            Thread.State state = thread.getState();
            if (state == Thread.State.RUNNABLE || state == Thread.State.NEW) {
                looks = 0;
                return false;
            }
        }
        long work = workOf(threads);
        looks = work == workSeen ? looks + 1 : 0;
        workSeen = work;
        // The kernel is asked for so long that one that was woken may have run meanwhile, and wait again.
        return !threads.isEmpty() && looks >= LOOKS && !isAnyReady(threads) && workOf(threads) == work;
    }

    private static long workOf(List<Thread> threads) {
        long work = 0;
        for (Thread thread : threads) {
            work += ThreadFacts.cpuOf(thread);
        }
        return work;
    }

    /** Whether one has been woken and still reads as waiting, for a busy system has not let it run: only the kernel knows. */
    static boolean isAnyReady(List<Thread> threads) {
        Map<Long, String> ids = KernelThread.NativeIds.dump();
        return threads.stream().map(thread -> ids.get(thread.getId())).anyMatch(Repose::isReady);
    }

    private static boolean isReady(@Nullable String id) {
        KernelThread kernel = id == null ? null : KernelThread.ofOrNull(id);
        if (kernel == null) {
            return false;
        }
        try (kernel) {
            return !kernel.sleeps();
        }
    }
}
