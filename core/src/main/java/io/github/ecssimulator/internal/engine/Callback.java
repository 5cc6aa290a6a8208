package io.github.ecssimulator.internal.engine;

import java.time.Instant;
import java.util.Arrays;

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

    /** Travels with what the user's code threw. */
    private static final class Origin extends Exception {
        private static final long serialVersionUID = 1;

        private Origin(Callback callback) {
            // no stack trace: it would tell of the simulator
            super("thrown by \"" + callback.name + "\" at " + callback.at + " in simulated time", null, false, false);
        }
    }
}
