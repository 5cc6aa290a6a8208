package io.github.ecssimulator.internal.operation;

import java.time.Duration;
import java.time.Instant;

/**
 * One piece of the operations: the token bucket that both protection operations share. Instead of counting tokens it keeps
 * the instant at which the bucket is full again, which is exact in whole nanoseconds.
 */
final class CallBucket {
    private static final Duration REFILL = Duration.ofNanos(1_000_000_000L / 80); // documented: THR, 80 each second
    private static final Duration DEPTH = REFILL.multipliedBy(200); // documented: THR, a burst of 200

    private Instant fullAt = Instant.MIN;

    boolean take(Instant now) {
        Instant next = (fullAt.isAfter(now) ? fullAt : now).plus(REFILL);
        if (next.isAfter(now.plus(DEPTH))) {
            return false;
        }
        fullAt = next;
        return true;
    }
}
