package io.github.ecssimulator.testkit.explore;

import io.github.ecssimulator.EcsSimulator;

/** That a test failed in one of the worlds of an {@link Exploration}; the message tells the shortest story of it that was found. */
public final class ExplorationError extends AssertionError {
    private static final long serialVersionUID = 1;

    private final transient EcsSimulator ecs;
    private final String replay;

    ExplorationError(String message, Throwable cause, EcsSimulator ecs, String replay) {
        super(message, cause);
        this.ecs = ecs;
        this.replay = replay;
    }

    /** {@return the world in which the test failed, closed, to look back at} */
    public EcsSimulator ecs() {
        return ecs;
    }

    /** {@return what {@link Exploration#replay} takes to repeat exactly this} */
    public String replay() {
        return replay;
    }
}
