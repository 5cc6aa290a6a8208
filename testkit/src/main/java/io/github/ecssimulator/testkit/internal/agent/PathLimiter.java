package io.github.ecssimulator.testkit.internal.agent;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The agent's rate limit: a bucket of 60 tokens for each client address and decoded path, filled by 40 a second.
 *
 * <p>For each bucket only the instant is kept at which it will be full again. Source: observed: agent transcripts,
 * group rate-limit.
 */
final class PathLimiter {
    private static final Duration TOKEN = Duration.ofMillis(25);
    private static final Duration BURST_BUT_ONE = TOKEN.multipliedBy(59);

    /** Paths come from clients; the agent forgets buckets too, though by age. */
    private static final int BUCKETS_MAX = 10_000;

    private final Map<String, Instant> fullAt = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > BUCKETS_MAX;
        }
    };

    /** Takes a token, if there is one. */
    synchronized boolean allows(String remoteAddress, String path, Instant now) {
        String bucket = host(remoteAddress) + "|" + path;
        Instant full = fullAt.getOrDefault(bucket, now);
        Instant from = full.isBefore(now) ? now : full;
        if (Duration.between(now, from).compareTo(BURST_BUT_ONE) > 0) {
            return false;
        }
        fullAt.put(bucket, from.plus(TOKEN));
        return true;
    }

    private static String host(String remoteAddress) {
        int colon = remoteAddress.lastIndexOf(':');
        return colon < 0 ? remoteAddress : remoteAddress.substring(0, colon);
    }
}
