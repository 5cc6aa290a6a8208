package io.github.ecssimulator.model;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * How simulated time waits for code that runs on threads of its own.
 *
 * <p>Before time moves to a later instant, and after each callback, the simulator waits in real time until the code under test
 * has come to rest: threads that called the simulator, threads that were started from code that the test runs, pools of
 * futures, and the event loops of HTTP clients. So a heartbeat that is handed to another thread calls at its own instant, not
 * at the one at which a long advance ends. A test without such threads waits for nothing.
 *
 * <pre>{@code
 * EcsSimulator.builder().settling(Settling.defaults().ignoringThreads(thread -> thread.getName().equals("metrics")));
 * }</pre>
 *
 * <p>What waits in real time inside a pool, such as the delay of a {@link java.util.concurrent.ScheduledThreadPoolExecutor},
 * looks at rest: give such code an executor in simulated time. Threads of virtual kind are seen through their carriers.
 */
public final class Settling {
    private static final Settling DEFAULTS =
            new Settling(true, Duration.ofSeconds(1), thread -> false, thread -> false);
    private static final Settling OFF = new Settling(false, Duration.ofSeconds(1), thread -> false, thread -> false);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final boolean on;
    private final Duration limit;
    private final Predicate<Thread> watched;
    private final Predicate<Thread> ignored;

    private Settling(boolean on, Duration limit, Predicate<Thread> watched, Predicate<Thread> ignored) {
        this.on = on;
        this.limit = limit;
        this.watched = watched;
        this.ignored = ignored;
    }

    /** {@return what holds unless a test says otherwise: time settles, and gives up after a second} */
    public static Settling defaults() {
        return DEFAULTS;
    }

    /** {@return time that moves on whatever other threads do} */
    public static Settling off() {
        return OFF;
    }

    /**
     * Sets how long time waits for one thread before the advance fails and names it: so much real time in which the thread
     * does nothing, or five times as much processor time of its own. By default one second. With a debugger attached it never gives up.
     *
     * @param real a positive duration of at most an hour
     * @return a copy with this limit
     * @throws IllegalArgumentException if it is not positive, or longer than an hour
     */
    public Settling within(Duration real) {
        Objects.requireNonNull(real, "real");
        if (real.isNegative() || real.isZero() || real.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "real must be more than 0 and at most " + LONGEST + ", but was " + real + ".");
        }
        return new Settling(on, real, watched, ignored);
    }

    /**
     * Waits for more threads: those that are older than the simulator and never call it, but hand on its work.
     *
     * @param more which threads; it is asked once for each
     * @return a copy that waits for them, too
     */
    public Settling watchingThreads(Predicate<Thread> more) {
        return new Settling(on, limit, watched.or(Objects.requireNonNull(more, "more")), ignored);
    }

    /**
     * Waits for fewer threads, such as one that computes in the background and has nothing to do with the test.
     *
     * @param fewer which threads not to wait for; it is asked once for each
     * @return a copy that does not wait for them
     */
    public Settling ignoringThreads(Predicate<Thread> fewer) {
        return new Settling(on, limit, watched, ignored.or(Objects.requireNonNull(fewer, "fewer")));
    }

    /** {@return whether time settles at all; false for {@link #off()}} */
    public boolean isOn() {
        return on;
    }

    /** {@return how long time waits for one thread, in real time} */
    public Duration limit() {
        return limit;
    }

    /** {@return whether {@link #watchingThreads} named a thread, so that it is waited for although nothing else says so} */
    public boolean watches(Thread thread) {
        return watched.test(Objects.requireNonNull(thread, "thread"));
    }

    /** {@return whether {@link #ignoringThreads} named a thread, so that it is never waited for} */
    public boolean ignores(Thread thread) {
        return ignored.test(Objects.requireNonNull(thread, "thread"));
    }

    @Override
    public String toString() {
        return on ? "settling within " + limit : "settling off";
    }
}
