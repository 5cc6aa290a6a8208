package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.SimulatedClock;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Makes executors whose work runs in simulated time.
 *
 * <pre>{@code
 * Heartbeat heartbeat = new Heartbeat(client, SimulatedExecutors.scheduled(ecs.clock()));
 * heartbeat.start(); // scheduleAtFixedRate(this::renew, 20, 20, MINUTES)
 * ecs.clock().advance(Duration.ofHours(2)); // renews six times
 * }</pre>
 *
 * <p>They have no threads. Work runs one after the other in the thread that advances the clock, with the clock at the work's
 * own instant; work of one instant runs in the order in which it was handed in. What is handed in without a delay is due at
 * once: it runs at the next advance (also one by zero) or the next call to the simulator, whichever comes first, never
 * inside {@code execute} itself. One kind of work does not wait for that: what a {@link CompletableFuture} or an
 * {@link java.util.concurrent.ExecutorCompletionService} hands in. Who waits for it waits inside the JDK, where nothing could
 * run it, so {@code execute} runs it, after all that is due already; only work handed in from within work of the same
 * executor comes after that one.
 *
 * <p>Otherwise they do as a {@link java.util.concurrent.ScheduledThreadPoolExecutor} of one thread, with these differences:
 *
 * <ul>
 *   <li>No time passes while somebody waits, for simulated time moves only when a test moves it. {@code get},
 *       {@code invokeAll}, {@code invokeAny} and {@code awaitTermination} first run what is due now. They wait in real time
 *       only for work that another thread runs at that moment. For work that is due later {@code get()} throws an
 *       {@link IllegalStateException} that tells when that is, {@code get(timeout)} a
 *       {@link java.util.concurrent.TimeoutException} with the same text, and {@code awaitTermination} returns {@code false},
 *       all at once.
 *   <li>What would wait forever throws that {@link IllegalStateException}, too: work that waits for itself, that repeats, or
 *       that {@code shutdownNow} took back.
 *   <li>Work given to {@code execute} has no future that could keep its exception, so that comes out of the advance as it is.
 *   <li>Work that sleeps in simulated time does so in the thread that advances, so that the advance takes no less. What is due
 *       meanwhile waits for its end, as in a pool of one thread; but who waits for that within the work itself, which would then
 *       wait for ever, runs it. Code that has a pool of several threads is given some: {@code scheduled(clock, "workers",
 *       Executors.newCachedThreadPool())}.
 *   <li>Cancelled work leaves the executor at once. An interruption by {@code cancel(true)} or {@code shutdownNow} reaches the
 *       thread that advances, and lasts as long as the work.
 *   <li>{@code invokeAny} tries one after the other, and does not begin what comes after the first success.
 *   <li>{@code close()}, which Java has from 19 on, does not wait for work that is due later, but takes it back.
 * </ul>
 *
 * <p>Some ways to wait never ask an executor, so they are in real time, and the JDK gives no place to say so by an error. Where
 * a {@link java.util.concurrent.CountDownLatch} or a queue is filled by work of the executor, call
 * {@link SimulatedClock#runDue()} before waiting for it. {@link CompletableFuture#delayedExecutor} and
 * {@link CompletableFuture#orTimeout} have a timer of their own; in simulated time they are {@code work ->
 * executor.schedule(work, 5, MINUTES)}, and {@code orTimeout} of {@link #newIncompleteFuture}.
 */
public final class SimulatedExecutors {
    private SimulatedExecutors() {}

    /** {@return an executor that runs in the time of a clock} */
    public static ScheduledExecutorService scheduled(SimulatedClock clock) {
        return scheduled(clock, "simulated executor");
    }

    /** {@return an executor with a name, such as {@code heartbeats}, which messages use, that runs in the time of a clock} */
    public static ScheduledExecutorService scheduled(SimulatedClock clock, String name) {
        return new ClockExecutor(clock, name);
    }

    /**
     * {@return an executor with a name, which messages use, whose work others run: {@code threads} is given each piece in the
     * thread that moves the time of the clock, when it is due} {@link io.github.ecssimulator.testkit.container.Container} has such
     * executors.
     */
    public static ScheduledExecutorService scheduled(SimulatedClock clock, String name, Executor threads) {
        return new ClockExecutor(clock, name, Objects.requireNonNull(threads, "threads"));
    }

    /**
     * {@return a {@link CompletableFuture} that lives in simulated time, as do all stages that come from it: for a stub that
     * answers later, or not at all}
     *
     * <pre>{@code
     * CompletableFuture<Job> next = SimulatedExecutors.newIncompleteFuture(executor);
     * worker.start(next.orTimeout(5, MINUTES));
     * ecs.clock().advance(Duration.ofMinutes(5)); // next completes with a TimeoutException
     * }</pre>
     *
     * <p>{@code orTimeout} and {@code completeOnTimeout} count simulated time, and the executor is the default one of
     * asynchronous stages. {@code join} and {@code get} run what is due now, and wait in real time only while another thread
     * runs work of the executor; if the future is not complete then, they throw an {@link IllegalStateException}, and
     * {@code get(timeout)} a {@link java.util.concurrent.TimeoutException}. In a thread of a
     * {@link io.github.ecssimulator.testkit.container.Container} they wait in simulated time.
     *
     * @param executor an executor made by {@link #scheduled}
     * @throws IllegalArgumentException if the executor was made elsewhere
     */
    public static <T> CompletableFuture<T> newIncompleteFuture(ScheduledExecutorService executor) {
        if (Objects.requireNonNull(executor, "executor") instanceof ClockExecutor simulated) {
            return new ClockFuture<>(simulated);
        }
        throw new IllegalArgumentException(
                "Only an executor of SimulatedExecutors knows simulated time, not " + executor + ".");
    }
}
