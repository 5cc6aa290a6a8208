package io.github.ecssimulator.testkit.internal.progress;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands for the real time: it moves on at each look. */
public final class SlowClock extends Clock {
    private final Duration each;
    private Instant now = Instant.EPOCH;

    /** Makes one that moves on so far. */
    public SlowClock(Duration each) {
        this.each = each;
    }

    @Override
    public Instant instant() {
        Instant seen = now;
        now = now.plus(each);
        return seen;
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
