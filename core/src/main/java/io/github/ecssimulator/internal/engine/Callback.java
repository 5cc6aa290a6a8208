package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.internal.settle.Place;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The user's code, to be run without the lock: planned work, an event for a subscriber, a stop signal. */
record Callback(String name, Instant at, Runnable work) {

    /** Runs it. What it throws stays as it is, and carries the name of the work and the instant. */
    void run() {
        try {
            work.run();
        } catch (Throwable thrown) {
            nameUnlessNamed(thrown);
            throw thrown;
        }
    }

    /** The innermost of several is the one that it comes from. */
    void nameUnlessNamed(Throwable thrown) {
        if (Arrays.stream(thrown.getSuppressed()).noneMatch(Origin.class::isInstance)) {
            nameIn(thrown);
        }
    }

    /** Adds its name and the instant to what was thrown while it ran. */
    void nameIn(Throwable thrown) {
        thrown.addSuppressed(new Origin(this));
    }

    /** The user's code may throw a checked exception without saying so, as Kotlin's does. */
    @SuppressWarnings("unchecked")
    static <T extends Throwable> void throwAsItIs(Throwable failure) throws T {
        throw (T) failure;
    }

    /** Collects what several pieces of the user's code threw, one after the other. */
    static final class Failures {
        private @Nullable Throwable first;

        void add(Callback callback, Throwable thrown) {
            if (first == null) {
                first = thrown;
                callback.nameUnlessNamed(thrown); // time may have waited in vain behind it
            } else if (Place.isToldTwice(first, thrown)) {
                callback.nameIn(first);
            } else if (first != thrown) {
                first.addSuppressed(thrown);
            }
        }

        /** Throws the first, which carries the others. */
        void throwFirst() {
            if (first != null) {
                Callback.<RuntimeException>throwAsItIs(first);
            }
        }
    }

    /** Travels with what the user's code threw. */
    private static final class Origin extends Exception {
        private static final long serialVersionUID = 1;

        private Origin(Callback callback) {
            // no stack trace: it would tell of the simulator
            super("thrown by \"" + callback.name + "\" at " + callback.at + " in simulated time", null, false, false);
        }
    }
}
