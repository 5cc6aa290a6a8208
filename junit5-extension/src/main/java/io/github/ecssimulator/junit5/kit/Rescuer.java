package io.github.ecssimulator.junit5.kit;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits in real time, and does something unless it is closed before: a protector that waits for ever must not hold up a build. */
final class Rescuer implements AutoCloseable {
    private final CountDownLatch done = new CountDownLatch(1);
    private boolean acted;

    private Rescuer() {}

    static Rescuer after(Duration realTime, Runnable rescue) {
        Rescuer made = new Rescuer();
        Thread thread = new Thread(null, () -> made.run(realTime, rescue), "rescuer", 0, false);
        thread.setDaemon(true);
        thread.start();
        return made;
    }

    private void run(Duration realTime, Runnable rescue) {
        try {
            if (!done.await(realTime.toMillis(), TimeUnit.MILLISECONDS)) {
                act(rescue);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void act(Runnable rescue) {
        if (done.getCount() > 0) {
            acted = true;
            rescue.run();
        }
    }

    synchronized boolean hasActed() {
        return acted;
    }

    /** Nothing is done from now on. */
    @Override
    public synchronized void close() {
        done.countDown();
    }
}
