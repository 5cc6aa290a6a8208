package io.github.ecssimulator.readme;

import java.time.Duration;

class Heartbeat implements AutoCloseable {
    private final Thread thread = new Thread(this::run, "heartbeat");
    private final Runnable beat;
    private final Duration period;
    private final Sleeper sleeper;

    Heartbeat(Runnable beat, Duration period, Sleeper sleeper) {
        this.beat = beat;
        this.period = period;
        this.sleeper = sleeper;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (true) {
                beat.run();
                sleeper.sleep(period);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed: the thread ends
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    /** In production {@code duration -> Thread.sleep(duration.toMillis())}, in a test {@code clock::sleep}. */
    interface Sleeper {
        void sleep(Duration duration) throws InterruptedException;
    }
}
