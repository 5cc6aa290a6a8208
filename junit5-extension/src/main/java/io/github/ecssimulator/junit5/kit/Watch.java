package io.github.ecssimulator.junit5.kit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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

    /** What was watched and did not come back, and the place where it waited. */
    record Stuck(String what, Exception waiting) {}

    /** What may be watched, and returns nothing. */
    interface Act {
        void run() throws Exception;
    }

    /** Waits in real time, and does something unless it is closed before: a protector that waits for ever must not hold up a build. */
    static final class Rescuer implements AutoCloseable {
        private static final Duration IN_A_HURRY = Duration.ofMillis(100);

        private final Semaphore signs = new Semaphore(0);
        private final boolean insists;
        private boolean closed;
        private boolean acted;

        private Rescuer(boolean insists) {
            this.insists = insists;
        }

        /** Acts once. */
        static Rescuer after(Duration realTime, Runnable rescue) {
            return new Rescuer(false).started(realTime, rescue);
        }

        /** Acts again where that was not enough: what waits once more is not given as long again. */
        static Rescuer insistingAfter(Duration realTime, Runnable rescue) {
            return new Rescuer(true).started(realTime, rescue);
        }

        private Rescuer started(Duration realTime, Runnable rescue) {
            Thread thread = new Thread(null, () -> run(realTime, rescue), "rescuer", 0, false);
            thread.setDaemon(true);
            thread.start();
            return this;
        }

        private void run(Duration realTime, Runnable rescue) {
            Duration patience = realTime;
            try {
                while (isOpen()) {
                    if (!signs.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                        act(rescue);
                        patience = IN_A_HURRY;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized boolean isOpen() {
            return !closed && (insists || !acted);
        }

        private synchronized void act(Runnable rescue) {
            if (isOpen()) {
                acted = true;
                rescue.run();
            }
        }

        /** Something came back: the wait begins anew. */
        void progress() {
            signs.release();
        }

        synchronized boolean hasActed() {
            return acted;
        }

        /** Nothing is done from now on. */
        @Override
        public synchronized void close() {
            closed = true;
            signs.release();
        }
    }
}
