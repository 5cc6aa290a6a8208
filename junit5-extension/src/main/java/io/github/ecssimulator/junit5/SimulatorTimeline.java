package io.github.ecssimulator.junit5;

import io.github.ecssimulator.EcsSimulator;

/** Travels with the error of a failed test, suppressed, and tells what had happened in the simulator by then. */
final class SimulatorTimeline extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Telling telling;

    SimulatorTimeline(EcsSimulator ecs, Telling telling) {
        super(message(ecs), null, false, false); // no stack trace: it would tell of the extension, not of the test
        this.telling = telling;
    }

    boolean isOf(Telling other) {
        return other.equals(telling);
    }

    private static String message(EcsSimulator ecs) {
        String timeline = ecs.journal().timeline();
        return "at " + ecs.clock().instant() + " in simulated time, with seed " + ecs.seed() + ", "
                + (timeline.isEmpty()
                        ? "nothing had happened"
                        : "this had happened:\n" + timeline.indent(2).stripTrailing());
    }

    /**
     * Whose story it is.
     *
     * @param world stands for the simulator, and does not keep it alive
     * @param test the unique id of the test, since several may share a simulator
     */
    record Telling(Object world, String test) {
        boolean isIn(Throwable error) {
            for (Throwable each : error.getSuppressed()) {
                if (each instanceof SimulatorTimeline timeline && timeline.isOf(this)) {
                    return true;
                }
            }
            return false;
        }
    }
}
