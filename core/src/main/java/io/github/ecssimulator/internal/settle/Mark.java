package io.github.ecssimulator.internal.settle;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a thread carries of the world it last had to do with, so that the threads it starts are known to be of that
 * world. It does not know the world itself: pools outlive their test.
 */
record Mark(Births births, Kind kind) {
    // A thread is marked for as long as it lives, so this cannot belong to one simulator.
    private static final InheritableThreadLocal<@Nullable Mark> MARKS = new InheritableThreadLocal<>() {
        @Override
        protected @Nullable Mark childValue(@Nullable Mark parent) {
            return parent == null ? null : parent.births().mark();
        }
    };

    /** What a thread is to the world of its mark. */
    enum Kind {
        /** It made the world, or moves its time: the test itself. */
        DRIVER,
        /** It called, and nothing is known of where it comes from. */
        CALLER,
        /** A thread that carries a mark started it. */
        BORN,
        /** The same, and it has called. */
        BORN_CALLER
    }

    static @Nullable Mark currentOrNull() {
        return MARKS.get();
    }

    void toCurrent() {
        MARKS.set(this);
    }

    boolean isBorn() {
        return kind == Kind.BORN || kind == Kind.BORN_CALLER;
    }

    /** Counts the threads that threads of one world have made, and knows which threads are younger than the world. */
    static final class Births {
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

        /** Whether threads of this world made all that were made since it began, so that none can be a stranger's. */
        boolean areAll() {
            long made = probe() - firstId - (PROBES.get() - probesBefore);
            return made <= count.get();
        }
    }
}
