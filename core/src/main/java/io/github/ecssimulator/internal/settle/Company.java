package io.github.ecssimulator.internal.settle;

import java.util.List;

/** Who else moves the time of a world while somebody waits for its threads. */
public interface Company {

    /** Nobody else. */
    Company NOBODY = new Company() {
        @Override
        public boolean isMoving() {
            return false;
        }

        @Override
        public boolean waits(Thread thread) {
            return false;
        }

        @Override
        public List<Thread> inCallbacks() {
            return List.of();
        }

        @Override
        public void hurry() {
            // nobody could be in the way
        }
    };

    /** Whether somebody else is moving the time, or is about to go on after a sleep, so that its end has to be waited for. */
    boolean isMoving();

    /** Whether a thread waits for the one that asks, so that waiting for it would never end. */
    boolean waits(Thread thread);

    /** Other threads that move the time and are in the user's code at the moment. */
    List<Thread> inCallbacks();

    /** Tells that the others have been waited for long enough: whoever comes from now on has to queue. */
    void hurry();
}
