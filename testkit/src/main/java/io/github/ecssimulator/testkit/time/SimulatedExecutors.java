package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.SimulatedClock;
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
 * inside {@code execute} itself.
 *
 * <p>Nothing waits in real time, and no time passes while somebody waits, for simulated time moves only when a test moves
 * it. {@code get}, {@code invokeAll}, {@code invokeAny} and {@code awaitTermination} first run what is due now. If what they
 * wait for is still not done, {@code get()} throws an {@link IllegalStateException} that tells when it is due,
 * {@code get(timeout)} throws a {@link java.util.concurrent.TimeoutException} with the same text, {@code invokeAll(timeout)}
 * cancels it and {@code awaitTermination} returns {@code false}.
 *
 * <p>Work that fails keeps its exception in its future; work given to {@code execute}, which has no future, throws it out of
 * the advance. Cancelling takes work back and interrupts nothing. After {@code shutdown}, work with a delay still runs and
 * repeated work does not, as with a {@link java.util.concurrent.ScheduledThreadPoolExecutor}.
 */
public final class SimulatedExecutors {
    private SimulatedExecutors() {}

    /**
     * Makes an executor.
     *
     * @param clock the clock whose time it runs in
     * @return the executor
     */
    public static ScheduledExecutorService scheduled(SimulatedClock clock) {
        return scheduled(clock, "simulated executor");
    }

    /**
     * Makes an executor with a name, which messages use.
     *
     * @param clock the clock whose time it runs in
     * @param name the name, such as {@code heartbeats}
     * @return the executor
     */
    public static ScheduledExecutorService scheduled(SimulatedClock clock, String name) {
        return new ClockExecutor(clock, name);
    }
}
