package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.PlannedWork;
import io.github.ecssimulator.TurnThread;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A future whose timeouts and waiting belong to simulated time, as {@link SimulatedExecutors#newIncompleteFuture} describes.
 * Its stages are such futures, too.
 *
 * @param <T> the value
 */
final class ClockFuture<T> extends CompletableFuture<T> {
    private static final long LOOK_AGAIN_NANOS = PlannedFuture.LOOK_AGAIN_NANOS;

    private final ClockExecutor executor;

    ClockFuture(ClockExecutor executor) {
        this.executor = executor;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new ClockFuture<>(executor);
    }

    @Override
    public Executor defaultExecutor() {
        return executor;
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        if (TurnThread.current().isPresent()) {
            // As with any future of the JDK: the turn ends, and time passes.
            return super.get();
        }
        while (!isDone()) {
            runDue();
            if (!mayComplete()) {
                throw new IllegalStateException(whyNotDone());
            }
            pause(LOOK_AGAIN_NANOS);
        }
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        Optional<TurnThread> turn = TurnThread.current();
        if (turn.isPresent()) {
            awaitTurns(turn.get(), executor.limit(unit.toNanos(timeout)));
            return super.get();
        }
        for (long left = unit.toNanos(timeout); !isDone(); left -= LOOK_AGAIN_NANOS) {
            runDue();
            if (!mayComplete() || (!isDone() && left <= 0)) {
                throw new TimeoutException(whyNotDone());
            }
            pause(Math.min(left, LOOK_AGAIN_NANOS));
        }
        return super.get();
    }

    /** Waits in simulated time, in a thread that does not move it. */
    private void awaitTurns(TurnThread turn, Instant limit) throws InterruptedException, TimeoutException {
        CompletableFuture<T> unused =
                whenComplete((value, failure) -> executor.waiters().wake());
        if (!executor.waiters().await(turn, this::isDone, limit)) {
            throw new TimeoutException(whyNot("."));
        }
    }

    @Override
    public T join() {
        if (TurnThread.current().isPresent()) {
            return super.join();
        }
        boolean interrupted = false;
        while (!isDone()) {
            try {
                get();
            } catch (InterruptedException e) {
                interrupted = true; // join is not to be interrupted
            } catch (ExecutionException e) {
                break; // thrown again below, as join has it
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return super.join();
    }

    private void runDue() throws InterruptedException {
        executor.runDueFor("a future");
        executor.workload().runHeldUpHere(this::isDone);
    }

    private boolean mayComplete() {
        return isDone() || executor.workload().isUnderWayElsewhere();
    }

    private void pause(long nanos) throws InterruptedException {
        try {
            super.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | CancellationException | TimeoutException e) {
            return; // it is looked at again
        }
    }

    private String whyNotDone() {
        return whyNot(ClockExecutor.STANDS_STILL);
    }

    private String whyNot(String whatToDo) {
        return "This future of " + executor.name() + " is not complete, and it is "
                + executor.clock().instant() + whatToDo;
    }

    @Override
    public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
        return completeAfter(timeout, unit, () -> completeExceptionally(new TimeoutException()));
    }

    @Override
    public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
        return completeAfter(timeout, unit, () -> complete(value));
    }

    private CompletableFuture<T> completeAfter(long timeout, TimeUnit unit, Runnable completion) {
        Instant at = executor.limit(unit.toNanos(timeout));
        if (!isDone()) {
            PlannedWork planned = executor.clock().runAt(at, "timeout of " + executor.name(), completion);
            CompletableFuture<T> unused = whenComplete((value, failure) -> planned.cancel());
        }
        return this;
    }
}
