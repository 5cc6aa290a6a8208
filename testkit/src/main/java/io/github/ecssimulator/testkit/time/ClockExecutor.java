package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.testkit.time.PlannedFuture.Repetition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One piece of the time bridges: the executor that {@link SimulatedExecutors} describes. */
final class ClockExecutor extends AbstractExecutorService implements ScheduledExecutorService {
    private final SimulatedClock clock;
    private final String name;
    private final Set<PlannedFuture<?>> unfinished = new LinkedHashSet<>();
    private boolean shutdown;

    ClockExecutor(SimulatedClock clock, String name) {
        this.clock = Objects.requireNonNull(clock, "clock");
        this.name = Objects.requireNonNull(name, "name");
    }

    SimulatedClock clock() {
        return clock;
    }

    String name() {
        return name;
    }

    @Override
    public void execute(Runnable command) {
        Objects.requireNonNull(command, "command");
        boolean ours = command instanceof PlannedFuture<?> future && future.belongsTo(this);
        accept(ours ? (PlannedFuture<?>) command : new LoudFuture(this, command), clock.instant());
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
        if (period <= 0) {
            throw new IllegalArgumentException("Work cannot repeat every " + period + " " + unit + ".");
        }
        Repetition repetition = new Repetition(duration(period, unit), atFixedRate);
        PlannedFuture<?> future = new PlannedFuture<>(this, Executors.callable(command), repetition);
        accept(future, after(initialDelay, unit));
        return future;
    }

    private Instant after(long delay, TimeUnit unit) {
        return clock.instant().plus(duration(Math.max(0, delay), unit));
    }

    private static Duration duration(long amount, TimeUnit unit) {
        return Duration.ofNanos(unit.toNanos(amount)); // at most 292 years, as in java.util.concurrent
    }

    private synchronized void accept(PlannedFuture<?> future, Instant at) {
        if (shutdown) {
            throw new RejectedExecutionException(name + " was shut down, so it takes no more work.");
        }
        unfinished.add(future);
        future.planAt(at);
    }

    /** Plans repeated work again after one run. */
    synchronized void planAgain(PlannedFuture<?> future, Instant at) {
        if (shutdown) {
            future.cancel(false);
        } else {
            future.planAt(at);
        }
    }

    synchronized void finished(PlannedFuture<?> future) {
        unfinished.remove(future);
        future.takeBack();
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit) {
        List<Future<T>> futures = new ArrayList<>();
        tasks.forEach(task -> futures.add(submit(task)));
        clock.runDue();
        futures.forEach(future -> future.cancel(false));
        return futures;
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks) throws InterruptedException, ExecutionException {
        ExecutionException failure = null;
        for (Callable<T> task : tasks) {
            try {
                return submit(task).get();
            } catch (ExecutionException e) {
                failure = e;
            }
        }
        if (failure == null) {
            throw new IllegalArgumentException("There is no work to choose from.");
        }
        throw failure;
    }

    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return invokeAny(tasks);
    }

    @Override
    public synchronized void shutdown() {
        shutdown = true;
        List.copyOf(unfinished).stream().filter(PlannedFuture::isPeriodic).forEach(future -> future.cancel(false));
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        shutdown = true;
        List<Runnable> neverRun = new ArrayList<>();
        for (PlannedFuture<?> future : List.copyOf(unfinished)) {
            if (future.takeBack()) {
                unfinished.remove(future);
                neverRun.add(future);
            }
        }
        return neverRun;
    }

    @Override
    public synchronized boolean isShutdown() {
        return shutdown;
    }

    @Override
    public synchronized boolean isTerminated() {
        return shutdown && unfinished.isEmpty();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        clock.runDue();
        return isTerminated();
    }

    /** Overrides the method that Java has from 19 on, which would ask without end whether work with a delay is done. */
    public void close() {
        shutdown();
        if (!awaitTermination(0, TimeUnit.SECONDS)) {
            shutdownNow();
        }
    }

    @Override
    public synchronized String toString() {
        return name + (shutdown ? " (shut down)" : "") + " with " + unfinished.size() + " waiting";
    }

    /** Work given to {@code execute}: nobody holds its future, so its exception comes out of the advance. */
    private static final class LoudFuture extends PlannedFuture<@Nullable Object> {
        private @Nullable Throwable failure;

        private LoudFuture(ClockExecutor executor, Runnable command) {
            super(executor, Executors.callable(command), null);
        }

        @Override
        protected void setException(Throwable thrown) {
            failure = thrown;
            super.setException(thrown);
        }

        @Override
        public void run() {
            super.run();
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }
}
