package io.github.ecssimulator;

import io.github.ecssimulator.model.SimulatedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the time of a world starts. */
final class FirstInstant {
    private static final Instant DEFAULT = Instant.parse("2024-01-01T00:00:00Z");

    private FirstInstant() {}

    static Instant of(@Nullable Instant start, @Nullable Clock followed, Duration pollStep) {
        if (followed == null) {
            return start == null ? DEFAULT : start;
        }
        if (start != null) {
            throw new IllegalStateException(
                    "The time starts where the followed clock stands, so leave out either startAt or followClock.");
        }
        if (!pollStep.isZero()) {
            throw new IllegalStateException(
                    "The time follows another clock, so no call can move it; leave out either pollStep or followClock.");
        }
        return SimulatedTime.requireInstant("The instant of the clock to follow", followed.instant());
    }
}
