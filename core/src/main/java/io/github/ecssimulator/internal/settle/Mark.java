package io.github.ecssimulator.internal.settle;

import org.jspecify.annotations.Nullable;

/**
 * What a thread carries of the world it last had to do with, so that the threads it starts are known to be of that world. It
 * does not know the world itself: pools outlive their test.
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
}
