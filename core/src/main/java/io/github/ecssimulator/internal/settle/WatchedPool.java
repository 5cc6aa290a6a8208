package io.github.ecssimulator.internal.settle;

import java.util.concurrent.ForkJoinPool;

/**
 * A pool of futures, or the carriers of virtual threads. Its threads come and go and steal work, so it is looked at as a whole:
 * it knows whether anything is left to do.
 */
final class WatchedPool implements Watched {
    private static final StackTraceElement[] NOWHERE = {};

    private final ForkJoinPool pool;

    WatchedPool(ForkJoinPool pool) {
        this.pool = pool;
    }

    ForkJoinPool pool() {
        return pool;
    }

    @Override
    public long work() {
        return pool.getStealCount();
    }

    @Override
    public boolean isBusy(Thread asking, long work) {
        return !pool.isQuiescent();
    }

    @Override
    public boolean isGone() {
        return pool.isTerminated();
    }

    @Override
    public boolean isUntold() {
        return false;
    }

    @Override
    public boolean isDoubtful() {
        return true; // the whole JVM shares it
    }

    @Override
    public String description() {
        return "a pool of futures or virtual threads, " + pool;
    }

    @Override
    public StackTraceElement[] stack() {
        return NOWHERE;
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
