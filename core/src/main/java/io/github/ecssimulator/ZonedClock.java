package io.github.ecssimulator;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;

/** The simulated time as another zone shows it. */
final class ZonedClock extends Clock {
    private final SimulatedClock clock;
    private final ZoneId zone;

    ZonedClock(SimulatedClock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return clock.withZone(other);
    }

    @Override
    public String toString() {
        return clock + " in " + zone;
    }
}
