package io.github.ecssimulator.junit5.kit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the code of a protector comes back that runs on the thread of the test, be it called or as time passes. What waits
 * for ever is interrupted, again and again, until it is back. A part of what it watches has as long as the whole.
 */
final class Watch {
    private final Thread caller = Thread.currentThread();
    private final Duration limit;
    private final Deque<String> watched = new ArrayDeque<>();
    private @Nullable Rescuer rescuer;
    private volatile String current = "";
    private volatile @Nullable Stuck stuck;

    Watch(Duration limit) {
        this.limit = limit;
    }

    /** Each begin has an end; what begins meanwhile is a part. */
    void begin(String what) {
        if (rescuer == null) {
            stuck = null;
            rescuer = Rescuer.insistingAfter(limit, this::interrupt);
        }
        watched.push(what);
        nowIs(what, rescuer);
    }

    void end() {
        if (rescuer == null) {
            throw new IllegalStateException("Nothing is watched.");
        }
        watched.pop();
        nowIs(watched.isEmpty() ? "" : watched.element(), rescuer);
        if (watched.isEmpty()) {
            rescuer.close();
            rescuer = null;
            if (stuck != null) {
                boolean unused = Thread.interrupted(); // what comes next is not to be interrupted
            }
        }
    }

    private void nowIs(String what, Rescuer rescuer) {
        current = what;
        rescuer.progress();
    }

    private void interrupt() {
        if (stuck == null) {
            Exception waiting = new TimeoutException("It waited here, and nobody came.");
            waiting.setStackTrace(caller.getStackTrace());
            stuck = new Stuck(current, waiting);
        }
        caller.interrupt();
    }

    /** What waited, and had to be interrupted, since the outermost begin. */
    Optional<Stuck> stuck() {
        return Optional.ofNullable(stuck);
    }

    /**
     * What did not come back.
     *
     * @param what what was watched
     * @param waiting with the place where it waited
     */
    record Stuck(String what, Exception waiting) {}

    /** What may be watched, and returns nothing. */
    interface Act {
        void run() throws Exception;
    }
}
