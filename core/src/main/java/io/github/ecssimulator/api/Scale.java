package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a service's desired count a task set runs.
 *
 * @param value the part, 0 to 100
 * @param unit {@code PERCENT}
 */
public record Scale(@Nullable Double value, @Nullable String unit) {}
