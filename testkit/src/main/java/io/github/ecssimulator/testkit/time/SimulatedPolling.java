package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.SimulatedClock;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.core.ConditionEvaluationListener;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.EvaluatedCondition;
import org.awaitility.core.IgnoredException;
import org.awaitility.pollinterval.PollInterval;
import org.jspecify.annotations.Nullable;

/**
 * One piece of the time bridges: what Awaitility calls between two looks at a condition. It advances the clock and tells
 * Awaitility to wait no time at all, and it ends the wait at the limit, of which Awaitility knows nothing.
 */
final class SimulatedPolling implements PollInterval, ConditionEvaluationListener<Object> {
    private final SimulatedClock clock;
    private final Duration limit;
    private final Duration interval;
    private Instant begin = Instant.MIN;
    private String lastAnswer = "";
    private @Nullable String alias;

    SimulatedPolling(SimulatedClock clock, Duration limit, Duration interval) {
        this.clock = clock;
        this.limit = limit;
        this.interval = interval;
    }

    @Override
    public Duration next(int pollCount, Duration previous) {
        Instant now = clock.instant();
        if (pollCount == 1) {
            begin = now;
        }
        Instant end = begin.plus(limit);
        if (!now.isBefore(end)) {
            throw new ConditionTimeoutException(timeoutMessage(now, pollCount));
        }
        Instant next = now.plus(interval);
        clock.advanceTo(next.isAfter(end) ? end : next);
        return Duration.ZERO;
    }

    private String timeoutMessage(Instant now, int pollCount) {
        return "The condition " + (alias == null ? "" : "\"" + alias + "\" ") + "did not come true within " + limit
                + " of simulated time: from " + begin + " to " + now + ", asked " + pollCount
                + (pollCount == 1 ? " time. " : " times. ")
                + clock.nextEventAt()
                        .map(at -> "The next event is at " + at + ".")
                        .orElse("Nothing is planned.")
                + lastAnswer;
    }

    @Override
    public void conditionEvaluated(EvaluatedCondition<Object> condition) {
        boolean ours = condition.isConditionRunningForever()
                && condition.getPollInterval().isZero();
        if (!ours) {
            throw new RealTimeException();
        }
        alias = condition.getAlias();
        lastAnswer = "\nLast answer: " + condition.getDescription();
    }

    @Override
    public void exceptionIgnored(IgnoredException event) {
        if (event.getThrowable() instanceof RealTimeException misuse) {
            throw misuse;
        }
        lastAnswer = "\nLast answer: " + event.getThrowable() + " (ignored)";
    }

    /** Somebody told Awaitility's own factory how long to wait; that would be real time. */
    private static final class RealTimeException extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        private RealTimeException() {
            super("Awaitility's atMost, pollDelay and pollInterval wait in real time. Call atMost and pollInterval of"
                    + " SimulatedAwait, before await().");
        }
    }
}
