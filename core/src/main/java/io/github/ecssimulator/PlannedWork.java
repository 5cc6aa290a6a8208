package io.github.ecssimulator;

/** Work that waits on a {@link SimulatedClock}. */
@FunctionalInterface
public interface PlannedWork {

    /**
     * Takes the work back. Work that repeats does not run again.
     *
     * @return whether it was still waiting
     */
    boolean cancel();
}
