package io.github.ecssimulator.testkit.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/** Where time ends: a sum beyond it is its last instant, as the delays of the JDK's executors end at their own last one. */
final class TimeLimits {
    private TimeLimits() {}

    static Instant after(Instant instant, Duration duration) {
        try {
            return instant.plus(duration);
        } catch (DateTimeException | ArithmeticException e) {
            return Instant.MAX;
        }
    }
}
