package io.github.ecssimulator.junit5;

/** Travels with an error that cannot tell the story in its own message, suppressed, and tells what went wrong in the simulator. */
final class SimulatorTimeline extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Telling telling;

    SimulatorTimeline(String story, Telling telling) {
        super(story, null, false, false); // no stack trace: it would tell of the extension, not of the test
        this.telling = telling;
    }

    boolean isOf(Telling other) {
        return other.equals(telling);
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
