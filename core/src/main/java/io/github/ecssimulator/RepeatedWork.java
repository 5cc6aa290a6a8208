package io.github.ecssimulator;

import io.github.ecssimulator.model.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Work that plans itself again. Its instants are multiples of the period, whatever a run takes. */
final class RepeatedWork implements PlannedWork {
    private final SimulatedClock clock;
    private final Duration period;
    private final String name;
    private final Runnable work;
    private Instant next;
    private @Nullable PlannedWork planned;
    private boolean cancelled;

    RepeatedWork(SimulatedClock clock, Duration period, String name, Runnable work) {
        this.clock = clock;
        this.period = period;
        this.name = Objects.requireNonNull(name, "name");
        this.work = Objects.requireNonNull(work, "work");
        this.next = clock.instant().plus(period);
    }

    synchronized RepeatedWork start() {
        planned = clock.runAt(next, name, this::run);
        return this;
    }

    private void run() {
        work.run();
        synchronized (this) {
            next = next.plus(period);
            if (!cancelled && !next.isAfter(SimulatedTime.LATEST)) {
                planned = clock.runAt(next, name, this::run);
            }
        }
    }

    @Override
    public synchronized boolean cancel() {
        boolean waiting = !cancelled;
        cancelled = true;
        if (planned != null) {
            planned.cancel();
        }
        return waiting;
    }
}
