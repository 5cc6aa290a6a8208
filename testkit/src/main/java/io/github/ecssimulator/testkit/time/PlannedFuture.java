package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.PlannedWork;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One piece of the time bridges: work of a {@link ClockExecutor} and its future. Waiting for it never blocks.
 *
 * @param <V> the result
 */
class PlannedFuture<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {
    private final ClockExecutor executor;
    private final @Nullable Repetition repetition;
    private volatile Instant dueAt = Instant.MAX;
    private volatile @Nullable PlannedWork planned;

    PlannedFuture(ClockExecutor executor, Callable<V> work, @Nullable Repetition repetition) {
        super(work);
        this.executor = executor;
        this.repetition = repetition;
    }

    final boolean belongsTo(ClockExecutor other) {
        return executor == other;
    }

    final void planAt(Instant at) {
        dueAt = at;
        planned = executor.clock().runAt(at, "work of " + executor.name(), this);
    }

    /** Tells whether the work was still waiting; it no longer is. */
    final boolean takeBack() {
        PlannedWork waiting = planned;
        boolean wasWaiting = waiting != null && waiting.cancel();
        if (wasWaiting) {
            planned = null;
        }
        return wasWaiting;
    }

    @Override
    public void run() {
        if (repetition == null) {
            super.run();
        } else if (runAndReset()) {
            executor.planAgain(this, repetition.next(dueAt, executor.clock().instant()));
        }
    }

    @Override
    protected void done() {
        executor.finished(this);
    }

    @Override
    public boolean isPeriodic() {
        return repetition != null;
    }

    /** Nothing is interrupted: the thread that runs the work is the test's own. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        return super.cancel(false);
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
        runDue();
        if (!isDone()) {
            throw new IllegalStateException(whyNotDone());
        }
        return super.get();
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        runDue();
        if (!isDone()) {
            throw new TimeoutException(whyNotDone());
        }
        return super.get();
    }

    private void runDue() {
        if (!isDone()) {
            executor.clock().runDue();
        }
    }

    private String whyNotDone() {
        Instant now = executor.clock().instant();
        String work = "The work of " + executor.name();
        if (planned == null) {
            return work + " was taken back by shutdownNow, so it never completes.";
        }
        if (isPeriodic()) {
            return work + " repeats, so it completes only when it is cancelled or fails.";
        }
        if (!dueAt.isAfter(now)) {
            return work + " is under way at " + now + ", so it cannot be waited for.";
        }
        return work + " is due at " + dueAt + ", and it is " + now
                + ": simulated time stands still while somebody waits. Advance the clock first.";
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(Duration.between(executor.clock().instant(), dueAt));
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }

    /**
     * How work repeats.
     *
     * @param period the time between two runs
     * @param atFixedRate whether it is counted from the instant at which the last run was due, or else from its end
     */
    record Repetition(Duration period, boolean atFixedRate) {
        Instant next(Instant due, Instant now) {
            return (atFixedRate ? due : now).plus(period);
        }
    }
}
