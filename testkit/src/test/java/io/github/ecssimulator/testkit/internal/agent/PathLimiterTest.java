package io.github.ecssimulator.testkit.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ecssimulator.testkit.internal.agent.AgentEndpoint.PathLimiter;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PathLimiterTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private final PathLimiter limiter = new PathLimiter();

    private int allowed(int requests, String address, String path, Instant now) {
        int allowed = 0;
        for (int i = 0; i < requests; i++) {
            allowed += limiter.allows(address, path, now) ? 1 : 0;
        }
        return allowed;
    }

    @Test
    void burst_atOneInstant_isSixty() {
        assertThat(allowed(100, "10.0.0.1:1", "/a", START)).isEqualTo(60);
    }

    @Test
    void token_after25Milliseconds_isBack() {
        allowed(61, "10.0.0.1:1", "/a", START);
        assertThat(limiter.allows("10.0.0.1:1", "/a", START.plusMillis(24))).isFalse();
        assertThat(limiter.allows("10.0.0.1:1", "/a", START.plusMillis(25))).isTrue();
        assertThat(limiter.allows("10.0.0.1:1", "/a", START.plusMillis(25))).isFalse();
    }

    @Test
    void refusals_costNoTokens() {
        allowed(1_000, "10.0.0.1:1", "/a", START);
        assertThat(allowed(100, "10.0.0.1:1", "/a", START.plusSeconds(1))).isEqualTo(40);
    }

    @Test
    void bucket_afterLongRest_holdsNoMoreThanSixty() {
        allowed(1, "10.0.0.1:1", "/a", START);
        assertThat(allowed(100, "10.0.0.1:1", "/a", START.plusSeconds(3_600))).isEqualTo(60);
    }

    @Test
    void bucket_isForAddressWithoutPortAndPath() {
        allowed(60, "10.0.0.1:1", "/a", START);
        assertThat(limiter.allows("10.0.0.1:2", "/a", START)).isFalse();
        assertThat(limiter.allows("10.0.0.2:1", "/a", START)).isTrue();
        assertThat(limiter.allows("10.0.0.1:1", "/b", START)).isTrue();
    }

    @Test
    void bucket_ofAnAddressWithoutAPort_isForAllOfIt() {
        allowed(60, "10.0.0.1", "/a", START);
        assertThat(limiter.allows("10.0.0.1:7", "/a", START)).isFalse();
        assertThat(limiter.allows("10.0.0.2", "/a", START)).isTrue();
    }

    @Test
    void buckets_ofManyPaths_areForgottenOldestFirst() {
        allowed(60, "10.0.0.1:1", "/a", START);
        allowed(60, "10.0.0.1:1", "/b", START);
        for (int i = 0; i < 9_999; i++) {
            limiter.allows("10.0.0.1:1", "/" + i, START);
        }
        assertThat(limiter.allows("10.0.0.1:1", "/b", START)).isFalse();
        assertThat(limiter.allows("10.0.0.1:1", "/a", START)).isTrue();
    }
}
