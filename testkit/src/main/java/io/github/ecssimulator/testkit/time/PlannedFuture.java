package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.PlannedWork;
import io.github.ecssimulator.TurnThread;
import io.github.ecssimulator.model.SimulatedTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Work of a {@link ClockExecutor} and its future. Who waits for it runs it, if it is due; and if another thread runs it at
 * this moment, waits for that thread. Nobody waits for time to pass.
 *
 * @param <V> the result
 */
class PlannedFuture<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {
    static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20); // of real time, while another thread works

    static final Comparator<PlannedFuture<?>> BY_WHEN_DUE =
            Comparator.<PlannedFuture<?>, Instant>comparing(each -> each.dueAt).thenComparingLong(each -> each.number);

    private final ClockExecutor executor;
    private final @Nullable Repetition repetition;
    private final Runner runner = new Runner();
    private final long number;
    private volatile Instant dueAt = Instant.MAX;
    private volatile @Nullable PlannedWork planned;
    private volatile boolean takenBack;

    PlannedFuture(ClockExecutor executor, Callable<V> work, @Nullable Repetition repetition) {
        super(work);
        this.executor = executor;
        this.repetition = repetition;
        this.number = executor.nextNumber();
    }

    final boolean belongsTo(ClockExecutor other) {
        return executor == other;
    }

    final void planAt(Instant at) {
        dueAt = at;
        planned = executor.clock().runCodeAt(at, "work of " + executor.name(), () -> executor.isDue(this));
    }

    /** Plans what was held up for now; it stays due when it was. */
    final void planAgain() {
        planAt(dueAt);
    }

    /** Tells whether the work was still waiting; it no longer is. */
    final boolean takeBack() {
        PlannedWork waiting = planned;
        if ((waiting != null && waiting.cancel()) || executor.workload().letGo(this)) {
            takenBack = true;
        }
        return takenBack;
    }

    /** Interrupts the thread that runs it, if one does. */
    final void interrupt() {
        runner.interrupt();
    }

    final boolean isUnderWayHere() {
        return runner.isThisThread();
    }

    @Override
    public void run() {
        runner.begin();
        try {
            if (executor.workload().begin(this, executor.clock().instant())) {
                runOnce();
            } else {
                super.cancel(false); // somebody runs what shutdownNow handed back
            }
        } finally {
            runner.end();
            executor.workload().end(this);
            executor.waiters().wake();
        }
    }

    private void runOnce() {
        if (repetition == null) {
            super.run();
        } else if (runAndReset()) {
            executor.workload()
                    .acceptAgain(this, repetition.next(dueAt, executor.clock().instant()));
        }
    }

    /** Nobody else hears of it: the JDK keeps the exception for who asks for the future, and never runs the work again. */
    @Override
    protected void setException(Throwable thrown) {
        boolean wasEnded = TurnThread.current().filter(TurnThread::isEnded).isPresent(); // with its container
        if (repetition != null && !isCancelled() && !executor.isShutdown() && !wasEnded) {
            executor.clock().notes().addDeath(executor.name(), thrown);
        }
        super.setException(thrown);
    }

    @Override
    protected void done() {
        executor.workload().finished(this);
        executor.waiters().wake();
    }

    @Override
    public boolean isPeriodic() {
        return repetition != null;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(false);
        if (cancelled && mayInterruptIfRunning) {
            runner.interrupt();
        }
        return cancelled;
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
        Optional<TurnThread> turn = TurnThread.current();
        if (turn.isPresent()) {
            awaitTurns(turn.get(), SimulatedTime.LATEST);
        }
        while (true) {
            runDue();
            if (!isDone() && !isInOtherHands()) {
                throw new IllegalStateException(whyNotDone());
            }
            try {
                return super.get(LOOK_AGAIN_NANOS, TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                // looks again: the other thread may have given up, and then the work is due here
            }
        }
    }

    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        Optional<TurnThread> turn = TurnThread.current();
        if (turn.isPresent()) {
            Instant limit = executor.limit(unit.toNanos(timeout));
            if (!awaitTurns(turn.get(), limit)) {
                throw new TimeoutException(whyNot("."));
            }
            return super.get();
        }
        long left = unit.toNanos(timeout);
        while (true) {
            runDue();
            if (!isDone() && !isInOtherHands()) {
                throw new TimeoutException(whyNotDone());
            }
            try {
                return super.get(Math.min(left, LOOK_AGAIN_NANOS), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                left -= LOOK_AGAIN_NANOS;
                if (left <= 0) {
                    throw e;
                }
            }
        }
    }

    /** Waits in simulated time, in a thread that does not move it. */
    private boolean awaitTurns(TurnThread turn, Instant limit) throws InterruptedException {
        return executor.waiters().await(turn, this::isDone, limit);
    }

    private void runDue() throws InterruptedException {
        if (!isDone()) {
            executor.runDueFor("the work");
            if (executor.workload().isUnderWayHere() && executor.workload().letGo(this)) {
                run(); // a pool of one thread would wait for ever
            }
        }
    }

    /** Whether another thread runs it, or has taken it and is about to. */
    private boolean isInOtherHands() {
        boolean taken = !takenBack && !dueAt.isAfter(executor.clock().instant());
        return !isPeriodic() && (runner.isAnotherThread() || (taken && runner.isNobody()));
    }

    private String whyNotDone() {
        return whyNot(ClockExecutor.STANDS_STILL);
    }

    /** For work that is still waiting, {@code whatToDo} ends the sentence. */
    private String whyNot(String whatToDo) {
        Instant now = executor.clock().instant();
        String work = "The work of " + executor.name();
        if (takenBack) {
            return work + " was taken back by shutdownNow, so it never completes.";
        }
        if (isPeriodic()) {
            return work + " repeats, so it completes only when it is cancelled or fails.";
        }
        if (runner.isThisThread()) {
            return work + " is under way at " + now + ", so it cannot be waited for.";
        }
        if (runner.isAnotherThread()) {
            return work + " is still under way at " + now + ".";
        }
        if (planned == null) {
            return work + " was never handed to it, so it never completes.";
        }
        return work + " is due at " + dueAt + ", and it is " + now + whatToDo;
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(Duration.between(executor.clock().instant(), dueAt));
    }

    @Override
    public int compareTo(Delayed other) {
        int order = Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        return order == 0 && other instanceof PlannedFuture<?> planned ? Long.compare(number, planned.number) : order;
    }

    /**
     * How work repeats.
     *
     * @param period the time between two runs
     * @param atFixedRate whether it is counted from the instant at which the last run was due, or else from its end
     */
    record Repetition(Duration period, boolean atFixedRate) {
        Instant next(Instant due, Instant now) {
            return TimeLimits.after(atFixedRate ? due : now, period);
        }
    }

    /**
     * The thread that runs one piece of work. It is interrupted for that work alone: what it does next does not see the
     * interruption, as with a worker of a pool of the JDK.
     */
    private static final class Runner {
        private @Nullable Thread thread;
        private boolean wasInterrupted;
        private boolean interrupted;

        synchronized void begin() {
            thread = Thread.currentThread();
            wasInterrupted = thread.isInterrupted();
            interrupted = false;
        }

        synchronized void end() {
            if (interrupted && Thread.interrupted() && wasInterrupted) {
                Thread.currentThread().interrupt();
            }
            thread = null;
        }

        synchronized void interrupt() {
            if (thread != null) {
                interrupted = true;
                thread.interrupt();
            }
        }

        synchronized boolean isNobody() {
            return thread == null;
        }

        synchronized boolean isThisThread() {
            return thread == Thread.currentThread();
        }

        synchronized boolean isAnotherThread() {
            return thread != null && thread != Thread.currentThread();
        }
    }
}
