package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * One capacity provider of a strategy.
 *
 * @param capacityProvider the name, such as {@code FARGATE_SPOT}; required
 * @param weight its share of the tasks beyond the bases, 0 to 1000; absent means 0
 * @param base how many tasks it gets first, 0 to 100000; absent means 0
 */
public record CapacityProviderStrategyItem(
        @Nullable String capacityProvider,
        @Nullable Integer weight,
        @Nullable Integer base) {}
