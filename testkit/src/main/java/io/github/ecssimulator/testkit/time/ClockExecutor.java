package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.TurnThread;
import io.github.ecssimulator.testkit.time.PlannedFuture.Repetition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The executor that {@link SimulatedExecutors} describes. */
final class ClockExecutor extends AbstractExecutorService implements ScheduledExecutorService {
    /** Ends a sentence about what is waited for where nobody moves the time. */
    static final String STANDS_STILL = ": simulated time stands still while somebody waits. Advance the clock first.";

    private final SimulatedClock clock;
    private final String name;
    private final @Nullable Executor threads;
    private final Workload workload = new Workload(this);
    private final Waiters waiters;
    private final AtomicLong numbers = new AtomicLong();

    ClockExecutor(SimulatedClock clock, String name) {
        this(clock, name, null);
    }

    /** Without threads it has one as it were, that of whoever moves the time. */
    ClockExecutor(SimulatedClock clock, String name, @Nullable Executor threads) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.name = Objects.requireNonNull(name, "name");
        this.threads = threads;
        this.waiters = new Waiters(clock, name);
    }

    /** Runs work that is due, or lets it wait for the one thread. */
    void isDue(PlannedFuture<?> work) {
        if (threads != null) {
            threads.execute(work);
        } else if (workload.isNext(work, clock.instant())) {
            work.run();
        }
    }

    /** Notes that work is held up; what it returns is to be run when that is over. */
    Runnable noteHeldUp(PlannedFuture<?> work) {
        return work.isPeriodic() ? clock.notes().addHeldUp(name) : () -> {};
    }

    SimulatedClock clock() {
        return clock;
    }

    String name() {
        return name;
    }

    Workload workload() {
        return workload;
    }

    Waiters waiters() {
        return waiters;
    }

    long nextNumber() {
        return numbers.getAndIncrement();
    }

    @Override
    public void execute(Runnable command) {
        Objects.requireNonNull(command, "command");
        boolean ours = command instanceof PlannedFuture<?> future && future.belongsTo(this);
        accept(ours ? (PlannedFuture<?>) command : new LoudFuture(this, command), clock.instant());
        if (isWaitedForUnseen(command) && !workload.isUnderWayHere()) {
            clock.runDue();
        }
    }

    /** Who waits for such work does so inside the JDK, without a call to this executor that could run it then. */
    private static boolean isWaitedForUnseen(Runnable command) {
        return command instanceof CompletableFuture.AsynchronousCompletionTask
                || command.getClass().getEnclosingClass() == ExecutorCompletionService.class;
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new PlannedFuture<>(this, callable, null);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        return newTaskFor(Executors.callable(runnable, value));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return schedule(Executors.callable(command), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        PlannedFuture<V> future = new PlannedFuture<>(this, callable, null);
        accept(future, after(delay, unit));
        return future;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return repeat(command, initialDelay, period, unit, true);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return repeat(command, initialDelay, delay, unit, false);
    }

    private ScheduledFuture<?> repeat(
            Runnable command, long initialDelay, long period, TimeUnit unit, boolean atFixedRate) {
        PlannedFuture<?> future = new PlannedFuture<>(
                this, Executors.callable(command), new Repetition(duration(period, unit), atFixedRate));
        if (period <= 0) {
            throw new IllegalArgumentException("Work cannot repeat every " + period + " " + unit + ".");
        }
        accept(future, after(initialDelay, unit));
        return future;
    }

    private Instant after(long delay, TimeUnit unit) {
        return TimeLimits.after(clock.instant(), duration(Math.max(0, delay), unit));
    }

    private static Duration duration(long amount, TimeUnit unit) {
        return Duration.ofNanos(unit.toNanos(amount)); // at most 292 years, as in java.util.concurrent
    }

    private void accept(PlannedFuture<?> future, Instant at) {
        if (!workload.accept(future, at)) {
            throw new RejectedExecutionException(name + " was shut down, so it takes no more work.");
        }
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException {
        long nanos = unit.toNanos(timeout);
        List<Future<T>> futures = new ArrayList<>(tasks.size());
        tasks.forEach(task -> futures.add(newTaskFor(task)));
        try {
            if (nanos > 0) {
                futures.forEach(future -> execute((Runnable) future));
                awaitAll(futures, limit(nanos));
            }
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
        return futures;
    }

    private void awaitAll(List<? extends Future<?>> futures, Instant limit) throws InterruptedException {
        for (Future<?> future : futures) {
            try {
                future.get(nanosUntil(limit), TimeUnit.NANOSECONDS);
            } catch (ExecutionException | CancellationException e) {
                // its future tells
            } catch (TimeoutException e) {
                return;
            }
        }
    }

    /** Runs what is due, for somebody who waits for something. */
    void runDueFor(String what) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("Interrupted while waiting for " + what + " of " + name + ".");
        }
        clock.runDue();
    }

    /** When a wait of so long that begins now is over. */
    Instant limit(long nanos) {
        return TimeLimits.after(clock.instant(), Duration.ofNanos(nanos));
    }

    private long nanosUntil(Instant limit) {
        return Duration.between(clock.instant(), limit).toNanos();
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        try {
            return invokeAny(tasks, Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        Instant limit = limit(unit.toNanos(timeout));
        ExecutionException failure = null;
        for (Callable<T> task : tasks) {
            Future<T> future = submit(task);
            try {
                return future.get(nanosUntil(limit), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                failure = e;
            } catch (CancellationException e) {
                failure = new ExecutionException(e);
            } finally {
                future.cancel(true);
            }
        }
        if (failure == null) {
            throw new IllegalArgumentException("There is no work to choose from.");
        }
        throw failure;
    }

    @Override
    public void shutdown() {
        workload.shutdown();
        waiters.wake();
    }

    @Override
    public List<Runnable> shutdownNow() {
        List<Runnable> neverBegun = workload.shutdownNow();
        waiters.wake();
        return neverBegun;
    }

    @Override
    public boolean isShutdown() {
        return workload.isShutdown();
    }

    @Override
    public boolean isTerminated() {
        return workload.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        long nanos = unit.toNanos(timeout);
        if (isTerminated()) {
            return true;
        }
        if (nanos > 0 && Thread.interrupted()) {
            throw new InterruptedException("Interrupted while waiting for the end of " + name + ".");
        }
        Optional<TurnThread> turn = TurnThread.current();
        if (turn.isPresent()) {
            return waiters.await(turn.get(), this::isTerminated, limit(nanos));
        }
        clock.runDue();
        return workload.awaitOthers(nanos);
    }

    /** Overrides the method that Java has from 19 on, which would ask without end whether work with a delay is done. */
    public void close() {
        shutdown();
        try {
            if (!awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS)) {
                shutdownNow();
            }
        } catch (InterruptedException e) {
            shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return name + (isShutdown() ? " (shut down)" : "") + " with " + workload.size() + " waiting";
    }
}
