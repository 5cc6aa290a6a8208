package io.github.ecssimulator.internal.settle;

import java.util.List;

/** Who else moves the time of a world while somebody waits for its threads. */
public interface Company {

    /** Nobody else. */
    Company NOBODY = new Company() {};

    /** Whether somebody else is moving the time, or is about to go on after a sleep, so that its end has to be waited for. */
    default boolean isMoving() {
        return false;
    }

    /** Whether a thread waits for the one that asks, so that waiting for it would never end. */
    default boolean waits(Thread thread) {
        return false;
    }

    /** Other threads that move the time and are in the user's code at the moment. */
    default List<Thread> inCallbacks() {
        return List.of();
    }

    /** Tells that the others have been waited for long enough: whoever comes from now on has to queue. */
    default void hurry() {}
}
