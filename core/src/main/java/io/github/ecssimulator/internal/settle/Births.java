package io.github.ecssimulator.internal.settle;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the threads that threads of one world have made, and knows which threads are younger than the world. */
final class Births {
    private static final AtomicLong PROBES = new AtomicLong(); // threads that are made only to learn their number

    private final AtomicLong count = new AtomicLong();
    private final long firstId;
    private final long probesBefore;

    Births() {
        this.firstId = probe();
        this.probesBefore = PROBES.get();
    }

    /** The JVM numbers threads in the order in which they are made. */
    private static long probe() {
        PROBES.incrementAndGet();
        return new Thread(null, null, "probe", 0, false).getId();
    }

    Mark mark() {
        count.incrementAndGet();
        return new Mark(this, Mark.Kind.BORN);
    }

    long count() {
        return count.get();
    }

    boolean isYounger(Thread thread) {
        return thread.getId() > firstId;
    }

    /** Whether threads of this world made all the threads that were made since it began, so that none can be a stranger's. */
    boolean areAll() {
        long made = probe() - firstId - (PROBES.get() - probesBefore);
        return made <= count.get();
    }
}
