package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.UpdateTaskProtection;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Refusing.Throttling;
import java.time.Duration;
import java.time.Instant;

/**
 * The token bucket that the two protection operations share. It fills in simulated time, and is counted in billionths
 * of a call, so that no fraction is lost.
 */
final class CallThrottle {
    private static final long CALL = 1_000_000_000;
    private static final long CAPACITY = 200 * CALL; // documented: THR - burst
    private static final long REFILL_EACH_NANOSECOND = 80; // documented: THR - 80 calls a second
    private static final Duration REFILL_MAX = Duration.ofMillis(2500); // from empty to full

    private final boolean on;
    private long level = CAPACITY;
    private Instant filledAt;

    CallThrottle(Policies policies, Instant now) {
        this.on = policies.has(Throttling.DOCUMENTED_BUCKET); // assumed: U32
        this.filledAt = now;
    }

    /** Takes a token for a call; {@code false} when there is none left. A refused call takes none. */
    boolean admits(EcsRequest<?> request, Instant now) {
        if (!on || !isProtectionCall(request)) {
            return true;
        }
        fill(now);
        if (level < CALL) {
            return false;
        }
        level -= CALL;
        return true;
    }

    private static boolean isProtectionCall(EcsRequest<?> request) {
        return request instanceof UpdateTaskProtection.Request || request instanceof GetTaskProtection.Request;
    }

    private void fill(Instant now) {
        Duration elapsed = Duration.between(filledAt, now);
        Duration counted = elapsed.compareTo(REFILL_MAX) > 0 ? REFILL_MAX : elapsed;
        level = Math.min(CAPACITY, level + counted.toNanos() * REFILL_EACH_NANOSECOND);
        filledAt = now;
    }
}
