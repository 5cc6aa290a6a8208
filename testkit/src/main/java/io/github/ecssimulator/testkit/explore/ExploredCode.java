package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.EcsSimulator;

/** A test as an exploration runs it: all that it needs it makes in the world that it is given, each time anew. */
@FunctionalInterface
public interface ExploredCode {
    /**
     * Runs the test once.
     *
     * @param ecs an empty world of its own
     * @throws Exception if the test fails, as for any {@link AssertionError}
     */
    void run(EcsSimulator ecs) throws Exception;
}
