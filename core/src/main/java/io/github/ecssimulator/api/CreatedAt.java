package io.github.ecssimulator.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span of time.
 *
 * @param before created before this instant
 * @param after created after this instant
 */
public record CreatedAt(@Nullable Instant before, @Nullable Instant after) {}
