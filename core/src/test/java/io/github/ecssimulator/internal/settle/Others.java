package io.github.ecssimulator.internal.settle;

import java.util.List;

/** Others who move the time, as a test wants them. */
class Others implements Company {
    int moves;
    int hurried;
    List<Thread> waiting = List.of();
    List<Thread> inCallbacks = List.of();

    static Others thatWait(Thread thread) {
        Others others = new Others();
        others.waiting = List.of(thread);
        return others;
    }

    /** They move for so many looks. */
    static Others thatMoveFor(int looks) {
        Others others = new Others();
        others.moves = looks;
        return others;
    }

    @Override
    public boolean isMoving() {
        return moves-- > 0;
    }

    @Override
    public boolean waits(Thread thread) {
        return waiting.contains(thread);
    }

    @Override
    public List<Thread> inCallbacks() {
        return inCallbacks;
    }

    @Override
    public void hurry() {
        hurried++;
    }
}
