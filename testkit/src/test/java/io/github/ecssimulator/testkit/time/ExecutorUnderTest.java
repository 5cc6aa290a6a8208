package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.model.Settling;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** An executor of either kind with what the scenarios of {@link SimulatedExecutorsAgainstTheJdkTest} need to use it. */
final class ExecutorUnderTest implements AutoCloseable {
    private static final String WATCHER = "watches a thread";

    final ScheduledExecutorService executor;
    private final Runnable workers;
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch interrupted = new CountDownLatch(1);

    private ExecutorUnderTest(ScheduledExecutorService executor, Runnable workers) {
        this.executor = executor;
        this.workers = workers;
    }

    static ExecutorUnderTest ofTheJdk() {
        return new ExecutorUnderTest(new ScheduledThreadPoolExecutor(1), () -> {});
    }

    /** The clock of a world that moves on while a thread of {@link #whenThisThreadWaits} watches. */
    static SimulatedClock clock() {
        Settling settling =
                Settling.defaults().ignoringThreads(thread -> thread.getName().equals(WATCHER));
        return EcsSimulator.builder().settling(settling).build().clock();
    }

    static ExecutorUnderTest simulated() {
        SimulatedClock clock = clock();
        return new ExecutorUnderTest(
                SimulatedExecutors.scheduled(clock), () -> new Thread(clock::runDue, "advances").start());
    }

    /** The same, but others run the work. */
    static ExecutorUnderTest simulated(SimulatedClock clock, Executor others) {
        return new ExecutorUnderTest(SimulatedExecutors.scheduled(clock, "jobs", others), () -> {});
    }

    /** Returns work that is under way in another thread, and that ends when it is released, or else by an interruption. */
    Future<String> underWay() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Future<String> future = executor.submit(() -> {
            begun.countDown();
            return waitForRelease();
        });
        workers.run();
        begun.await();
        return future;
    }

    private String waitForRelease() throws InterruptedException {
        try {
            released.await();
            return "released";
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
        }
    }

    /** Returns when the work that is under way was interrupted. */
    void awaitInterruption() throws InterruptedException {
        interrupted.await();
    }

    void release() {
        released.countDown();
    }

    /** Does something as soon as the thread that calls this waits, and not only for its turn at the clock. */
    void whenThisThreadWaits(Runnable action) {
        Thread waiting = Thread.currentThread();
        Thread watcher = new Thread(
                () -> {
                    while (!isWaiting(waiting) || isAtTheClock(waiting) || !isWaiting(waiting)) {
                        Thread.onSpinWait();
                    }
                    action.run();
                },
                WATCHER);
        watcher.start();
    }

    private static boolean isWaiting(Thread thread) {
        return thread.getState() != Thread.State.RUNNABLE && thread.getState() != Thread.State.BLOCKED;
    }

    private static boolean isAtTheClock(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(SimulatedClock.class.getName()));
    }

    /** Returns when all that is due has been run. */
    void runDue() throws InterruptedException, ExecutionException {
        executor.submit(() -> "last").get();
    }

    @Override
    public void close() {
        release();
        executor.shutdownNow();
    }

    /** Tells how a call ends: with its value, or with its exception and that one's cause. */
    static String outcome(Callable<?> call) {
        try {
            return String.valueOf(call.call());
        } catch (Throwable thrown) {
            String cause = thrown.getCause() == null
                    ? ""
                    : " of " + thrown.getCause().getClass().getSimpleName();
            return thrown.getClass().getSimpleName() + cause;
        }
    }

    /** Tells how a call ends in a thread that was interrupted before, and whether the thread still is. */
    static String interrupted(Callable<?> call) {
        Thread.currentThread().interrupt();
        String outcome = outcome(call);
        return outcome + (Thread.interrupted() ? ", still interrupted" : "");
    }

    static String fail() throws IOException {
        throw new IOException("no");
    }
}
