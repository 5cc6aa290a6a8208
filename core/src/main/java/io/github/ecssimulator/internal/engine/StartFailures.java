package io.github.ecssimulator.internal.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which tasks of a deployment failed, and when the next may be tried. */
final class StartFailures {
    private int counted;
    private int inARow;
    private int underWay;
    private @Nullable Instant nextStartAt;

    /** A task cannot come up, and is on its way to STOPPED; until then no other takes its place. */
    void begin() {
        underWay++;
    }

    /** A task that counts has stopped. */
    void count() {
        counted++;
    }

    /** One that did not come up has stopped. Returns how many have, one after the other. */
    int end() {
        underWay = Math.max(0, underWay - 1); // one that was given to the world had failed before
        return ++inARow;
    }

    void waitUntil(Instant at) {
        nextStartAt = at;
    }

    /** A task runs. */
    void succeed() {
        inARow = 0;
        nextStartAt = null;
    }

    /** Begins to count anew. */
    void forget() {
        counted = 0;
        succeed();
    }

    int counted() {
        return counted;
    }

    boolean isAnyUnderWay() {
        return underWay > 0;
    }

    boolean isWaiting() {
        return nextStartAt != null;
    }

    boolean letTryAt(Instant now) {
        return underWay == 0 && (nextStartAt == null || !now.isBefore(nextStartAt));
    }
}
