package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;
import java.util.Arrays;

/** Travels with the error of a failed test, suppressed, and tells what had happened in the simulator by then. */
final class SimulatorTimeline extends Exception {
    private static final long serialVersionUID = 1;

    private SimulatorTimeline(String message) {
        super(message, null, false, false); // no stack trace: it would tell of the extension, not of the test
    }

    /** Adds the timeline to an error, once. */
    static void addTo(Throwable error, EcsSimulator ecs) {
        if (Arrays.stream(error.getSuppressed()).noneMatch(SimulatorTimeline.class::isInstance)) {
            error.addSuppressed(new SimulatorTimeline(message(ecs)));
        }
    }

    private static String message(EcsSimulator ecs) {
        String timeline = ecs.journal().timeline();
        return "at " + ecs.clock().instant() + " in simulated time, with seed " + ecs.seed() + ", "
                + (timeline.isEmpty()
                        ? "nothing had happened"
                        : "this had happened:\n" + timeline.indent(2).stripTrailing());
    }
}
