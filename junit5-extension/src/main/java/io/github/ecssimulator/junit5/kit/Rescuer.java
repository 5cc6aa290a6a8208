package io.github.ecssimulator.junit5.kit;

import java.time.Duration;

/** Waits in real time, and does something unless it is closed before: a protector that waits for ever must not hold up a build. */
final class Rescuer implements AutoCloseable {
    private static final Duration IN_A_HURRY = Duration.ofMillis(100);

    private final boolean insists;
    private long patience;
    private long since = System.nanoTime();
    private boolean closed;
    private boolean acted;

    private Rescuer(Duration patience, boolean insists) {
        this.patience = patience.toNanos();
        this.insists = insists;
    }

    /** Acts once. */
    static Rescuer after(Duration realTime, Runnable rescue) {
        return started(new Rescuer(realTime, false), rescue);
    }

    /** Acts again where that was not enough: what waits once more is not given as long again. */
    static Rescuer insistingAfter(Duration realTime, Runnable rescue) {
        return started(new Rescuer(realTime, true), rescue);
    }

    private static Rescuer started(Rescuer made, Runnable rescue) {
        Thread thread = new Thread(null, () -> made.run(rescue), "rescuer", 0, false);
        thread.setDaemon(true);
        thread.start();
        return made;
    }

    private synchronized void run(Runnable rescue) {
        try {
            while (!closed && (insists || !acted)) {
                long left = patience - (System.nanoTime() - since);
                if (left > 0) {
                    wait(1 + left / 1_000_000);
                } else {
                    act(rescue);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void act(Runnable rescue) {
        acted = true;
        rescue.run();
        patience = Math.min(patience, IN_A_HURRY.toNanos());
        since = System.nanoTime();
    }

    /** Something came back: the wait begins anew. */
    synchronized void progress() {
        since = System.nanoTime();
    }

    synchronized boolean hasActed() {
        return acted;
    }

    /** Nothing is done from now on. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
