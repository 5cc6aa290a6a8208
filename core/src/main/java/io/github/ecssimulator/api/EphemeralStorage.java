package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * The storage of a Fargate task; kept and answered, without effect.
 *
 * @param sizeInGiB the size, 21 to 200
 */
public record EphemeralStorage(@Nullable Integer sizeInGiB) {}
