package io.github.ecssimulator.testkit.time;

import io.github.ecssimulator.model.SimulatedTime;
import java.time.Duration;
import java.time.Instant;

/** Where time ends: a sum beyond it is its last instant, as the delays of the JDK's executors end at their own last one. */
final class TimeLimits {
    private TimeLimits() {}

    static Instant after(Instant instant, Duration duration) {
        long secondsLeft = SimulatedTime.LATEST.getEpochSecond() - instant.getEpochSecond();
        if (duration.toSeconds() < secondsLeft - 1) {
            return instant.plus(duration);
        }
        Duration left =
                Duration.between(instant, SimulatedTime.LATEST); // a distance of centuries costs it an exception
        return duration.compareTo(left) < 0 ? instant.plus(duration) : SimulatedTime.LATEST;
    }
}
