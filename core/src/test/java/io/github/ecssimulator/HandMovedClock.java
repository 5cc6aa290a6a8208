package io.github.ecssimulator;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/** A clock that a simulator follows and a test moves. */
final class HandMovedClock extends Clock {
    private final Supplier<Instant> now;

    private HandMovedClock(Supplier<Instant> now) {
        this.now = now;
    }

    static Clock at(Supplier<Instant> now) {
        return new HandMovedClock(now);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
