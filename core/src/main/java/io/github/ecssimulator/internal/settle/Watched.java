package io.github.ecssimulator.internal.settle;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/** Something that has to be at rest before time moves on. */
interface Watched {

    /** A number that grows whenever it works. */
    long work();

    /** Whether it works, or has just been woken. */
    boolean isBusy(Thread asking, long work);

    /** Whether it would work if the system let it: it is kept waiting by the work of others. */
    boolean isReady();

    /** Whether it sleeps before the AWS SDK tries a call again, which ends by itself, but maybe after the limit. */
    boolean backsOff();

    /** Whether it was certain to be at rest when it had worked so much; false if only the JVM stood still. */
    boolean isKnownToRestAt(long work);

    /** It is certain to be at rest now that it has worked so much. */
    void restsAt(long work);

    /** Whether it will never work again. */
    boolean isGone();

    /** Whether the kernel has not told of it, so that its rest is not known for certain. */
    boolean isUntold();

    /** Whether it may be a stranger's: a world that has waited for it in vain goes on without it. */
    boolean isDoubtful();

    /** What it is and what it does, for the message of an advance that gave up. */
    String description();

    /** Where it stands. */
    StackTraceElement[] stack();

    /** Forgets what was opened to look at it. */
    void close();

    /**
     * A pool of futures, or the carriers of virtual threads. Its threads come and go and steal work, so it is looked at
     * as a whole: it knows whether anything is left to do.
     */
    static final class Pool implements Watched {
        private static final StackTraceElement[] NOWHERE = {};

        private final ForkJoinPool pool;

        Pool(ForkJoinPool pool) {
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
        public boolean isReady() {
            return false; // the kernel knows no pools
        }

        @Override
        public boolean backsOff() {
            return Arrays.stream(ThreadFacts.all())
                    .filter(thread -> thread instanceof ForkJoinWorkerThread worker && worker.getPool() == pool)
                    .anyMatch(ThreadFacts::backsOff);
        }

        @Override
        public boolean isKnownToRestAt(long work) {
            return true; // it counts what there is to do, whatever its threads are at
        }

        @Override
        public void restsAt(long work) {
            // nothing to keep
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
}
