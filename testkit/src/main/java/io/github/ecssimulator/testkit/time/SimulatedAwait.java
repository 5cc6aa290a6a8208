package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.model.SimulatedTime;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionFactory;
import org.awaitility.core.ThrowingRunnable;

/**
 * Awaitility in simulated time: between two looks at the condition the clock is advanced, and nothing waits.
 *
 * <pre>{@code
 * SimulatedAwait.with(ecs.clock()).atMost(Duration.ofHours(2)).until(() -> busy.isStopped());
 *
 * SimulatedAwait.with(ecs.clock()).pollInterval(Duration.ofMinutes(1)).atMost(Duration.ofHours(2))
 *         .await("the service gets its capacity back")
 *         .untilAsserted(() -> assertThat(transcoder).isSteady());
 * }</pre>
 *
 * <p>The limit and the poll interval are those that Awaitility comes with, ten seconds and a tenth of one, unless told
 * otherwise, and both are simulated time. The condition is asked in the calling thread, which also advances the clock: first
 * at once, then after each interval, and last at the limit.
 *
 * <p>{@link #await()} gives Awaitility's own {@link ConditionFactory} for aliases, matchers, listeners, fail-fast conditions
 * and ignored exceptions; Awaitility's defaults for these hold, too. Every duration belongs here, before {@code await()}: what
 * the factory has for durations and for threads to poll in would wait in real time, and is refused at once. So no wait is
 * without end. The times that a listener is told are real ones; in what it is told at the limit they are simulated.
 *
 * <p>Immutable; safe for parallel tests.
 */
public final class SimulatedAwait {
    private final SimulatedClock clock;
    private final SimulatedWait.Times times;

    private SimulatedAwait(SimulatedClock clock, SimulatedWait.Times times) {
        this.clock = clock;
        this.times = times;
    }

    /** {@return a wait with its defaults, on the clock that is advanced} */
    public static SimulatedAwait with(SimulatedClock clock) {
        return new SimulatedAwait(Objects.requireNonNull(clock, "clock"), SimulatedWait.Times.DEFAULTS);
    }

    /**
     * {@return a wait with a limit of how much simulated time may pass}
     *
     * @param duration the limit, zero or more
     * @throws IllegalArgumentException if the limit is negative, or longer than {@link SimulatedTime#LONGEST}
     */
    public SimulatedAwait atMost(Duration duration) {
        return with(
                SimulatedTime.requireDuration("atMost", duration), times.pollInterval(), times.held(), times.least());
    }

    /**
     * {@return a wait with another interval of simulated time between two looks at the condition}
     *
     * @throws IllegalArgumentException if the interval is not positive, or longer than {@link SimulatedTime#LONGEST}
     */
    public SimulatedAwait pollInterval(Duration duration) {
        return with(
                times.limit(), SimulatedTime.requirePositive("pollInterval", duration), times.held(), times.least());
    }

    /**
     * {@return a wait for a condition that has to stay true for this much simulated time, at each look}
     *
     * <pre>{@code
     * SimulatedAwait.with(ecs.clock()).atMost(Duration.ofHours(2)).during(Duration.ofMinutes(10)).until(busy::isRunning);
     * }</pre>
     *
     * @param duration the duration, zero or more; the limit has to leave room for it
     * @throws IllegalArgumentException if the duration is negative, or longer than {@link SimulatedTime#LONGEST}
     */
    public SimulatedAwait during(Duration duration) {
        return with(
                times.limit(), times.pollInterval(), SimulatedTime.requireDuration("during", duration), times.least());
    }

    /**
     * {@return a wait for a condition before which this much simulated time has to pass; earlier fails the wait}
     *
     * @param duration the duration, zero or more; not above the limit
     * @throws IllegalArgumentException if the duration is negative, or longer than {@link SimulatedTime#LONGEST}
     */
    public SimulatedAwait atLeast(Duration duration) {
        return with(
                times.limit(), times.pollInterval(), times.held(), SimulatedTime.requireDuration("atLeast", duration));
    }

    private SimulatedAwait with(Duration limit, Duration pollInterval, Duration held, Duration least) {
        return new SimulatedAwait(clock, new SimulatedWait.Times(limit, pollInterval, held, least));
    }

    /**
     * {@return Awaitility's own conditions; at the limit they throw its {@link org.awaitility.core.ConditionTimeoutException},
     * which tells the simulated time}
     *
     * @throws IllegalArgumentException if {@link #during} or {@link #atLeast} goes beyond the limit, or if the condition could
     *     be asked more than ten million times
     */
    public ConditionFactory await() {
        times.requireReachable();
        return SimulatedConditionFactory.of(clock, times);
    }

    /** {@return as {@link #await()}, with a name for what is awaited, which the message at the limit tells} */
    public ConditionFactory await(String alias) {
        return await().alias(Objects.requireNonNull(alias, "alias"));
    }

    /**
     * Waits until a condition is true.
     *
     * @throws org.awaitility.core.ConditionTimeoutException if it is still false at the limit
     */
    public void until(Callable<Boolean> condition) {
        await().until(Objects.requireNonNull(condition, "condition"));
    }

    /**
     * Waits until assertions pass.
     *
     * @throws org.awaitility.core.ConditionTimeoutException if they still fail at the limit; it tells their last message
     */
    public void untilAsserted(ThrowingRunnable assertions) {
        await().untilAsserted(Objects.requireNonNull(assertions, "assertions"));
    }
}
