package io.github.ecssimulator.internal.settle;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * The threads of this JVM that run tests. No world waits for them, nor for the pool that a test runner takes them from: in it
 * other tests run at the same time.
 */
final class Drivers {
    private static final Set<Thread> THREADS =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private static final Set<ForkJoinPool> POOLS =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private Drivers() {}

    static void add(Thread thread) {
        THREADS.add(thread);
        if (thread instanceof ForkJoinWorkerThread worker && worker.getPool() != ForkJoinPool.commonPool()) {
            POOLS.add(worker.getPool());
        }
    }

    static boolean include(Thread thread) {
        return THREADS.contains(thread)
                || thread.getName().startsWith("junit-")
                || (thread instanceof ForkJoinWorkerThread worker && POOLS.contains(worker.getPool()));
    }
}
