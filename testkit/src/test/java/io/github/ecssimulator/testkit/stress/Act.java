package io.github.ecssimulator.testkit.stress;

import java.util.SplittableRandom;

/**
 * What a thread does through a door.
 *
 * @param kind what
 * @param number which of all, by which its entry in the journal is found where there is no request id
 * @param taskId to which task
 * @param amount how many minutes, tasks or seconds
 */
record Act(Kind kind, int number, String taskId, int amount) {

    /** What there is to do. */
    enum Kind {
        PROTECT,
        CLEAR,
        GET,
        SCALE,
        STOP,
        LIST
    }

    static Act drawn(SplittableRandom random, int number, String taskId) {
        Kind[] kinds = Kind.values();
        return new Act(kinds[random.nextInt(kinds.length)], number, taskId, 1 + random.nextInt(5));
    }
}
