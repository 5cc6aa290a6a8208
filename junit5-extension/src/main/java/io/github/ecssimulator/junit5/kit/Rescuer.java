package io.github.ecssimulator.junit5.kit;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits in real time, and does something unless it is closed before: a protector that waits for ever must not hold up a build. */
final class Rescuer implements AutoCloseable {
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
        return started(new Rescuer(false), realTime, rescue);
    }

    /** Acts again where that was not enough: what waits once more is not given as long again. */
    static Rescuer insistingAfter(Duration realTime, Runnable rescue) {
        return started(new Rescuer(true), realTime, rescue);
    }

    private static Rescuer started(Rescuer made, Duration realTime, Runnable rescue) {
        Thread thread = new Thread(null, () -> made.run(realTime, rescue), "rescuer", 0, false);
        thread.setDaemon(true);
        thread.start();
        return made;
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
