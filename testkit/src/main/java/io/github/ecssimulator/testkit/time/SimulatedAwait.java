package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.SimulatedClock;
import io.github.ecssimulator.model.SimulatedTime;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
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
 * <p>The limit and the poll interval are Awaitility's, ten seconds and a tenth of one, unless told otherwise, and both are
 * simulated time. The condition is asked in the calling thread, which also advances the clock: first at once, then after each
 * interval, and last at the limit.
 *
 * <p>{@link #await()} gives Awaitility's own {@link ConditionFactory} for aliases, matchers and ignored exceptions. Its
 * {@code atMost}, {@code pollDelay} and {@code pollInterval} measure real time and are refused; its {@code during} and
 * {@code atLeast} measure real time too, so they have no use here. Immutable; safe for parallel tests.
 */
public final class SimulatedAwait {
    private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10); // as Awaitility has it
    private static final Duration DEFAULT_POLL_INTERVAL = Duration.ofMillis(100); // as Awaitility has it

    private final SimulatedClock clock;
    private final Duration limit;
    private final Duration pollInterval;

    private SimulatedAwait(SimulatedClock clock, Duration limit, Duration pollInterval) {
        this.clock = clock;
        this.limit = limit;
        this.pollInterval = pollInterval;
    }

    /**
     * Starts waiting on a clock.
     *
     * @param clock the clock that is advanced
     * @return the wait with its defaults
     */
    public static SimulatedAwait with(SimulatedClock clock) {
        return new SimulatedAwait(Objects.requireNonNull(clock, "clock"), DEFAULT_LIMIT, DEFAULT_POLL_INTERVAL);
    }

    /**
     * Sets how much simulated time may pass.
     *
     * @param duration the limit, zero or more
     * @return a wait with this limit
     * @throws IllegalArgumentException if the limit is negative, or longer than {@link SimulatedTime#LONGEST}
     */
    public SimulatedAwait atMost(Duration duration) {
        return new SimulatedAwait(clock, SimulatedTime.requireDuration("atMost", duration), pollInterval);
    }

    /**
     * Sets how much simulated time lies between two looks at the condition.
     *
     * @param duration the interval
     * @return a wait with this interval
     * @throws IllegalArgumentException if the interval is not positive, or longer than {@link SimulatedTime#LONGEST}
     */
    public SimulatedAwait pollInterval(Duration duration) {
        return new SimulatedAwait(clock, limit, SimulatedTime.requirePositive("pollInterval", duration));
    }

    /**
     * Goes over to Awaitility.
     *
     * @return Awaitility's own conditions; at the limit they throw its
     *     {@link org.awaitility.core.ConditionTimeoutException}, which tells the simulated time
     */
    public ConditionFactory await() {
        SimulatedPolling polling = new SimulatedPolling(clock, limit, pollInterval);
        return Awaitility.await()
                .pollInSameThread()
                .dontCatchUncaughtExceptions() // it would set the handler of the whole JVM
                .forever()
                .pollDelay(Duration.ZERO)
                .pollInterval(polling)
                .conditionEvaluationListener(polling);
    }

    /**
     * Goes over to Awaitility, with a name for what is awaited.
     *
     * @param alias the name, which the message at the limit tells
     * @return as {@link #await()}
     */
    public ConditionFactory await(String alias) {
        return await().alias(Objects.requireNonNull(alias, "alias"));
    }

    /**
     * Waits until a condition is true.
     *
     * @param condition the condition
     * @throws org.awaitility.core.ConditionTimeoutException if it is still false at the limit
     */
    public void until(Callable<Boolean> condition) {
        await().until(Objects.requireNonNull(condition, "condition"));
    }

    /**
     * Waits until assertions pass.
     *
     * @param assertions the assertions
     * @throws org.awaitility.core.ConditionTimeoutException if they still fail at the limit; it tells their last message
     */
    public void untilAsserted(ThrowingRunnable assertions) {
        await().untilAsserted(Objects.requireNonNull(assertions, "assertions"));
    }
}
