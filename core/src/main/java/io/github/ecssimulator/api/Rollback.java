package io.github.ecssimulator.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a deployment was rolled back.
 *
 * @param reason why
 * @param startedAt when the roll-back began
 * @param serviceRevisionArn the revision that the service returns to
 */
public record Rollback(
        @Nullable String reason,
        @Nullable Instant startedAt,
        @Nullable String serviceRevisionArn) {}
