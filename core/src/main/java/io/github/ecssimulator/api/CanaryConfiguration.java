package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * How a canary deployment shifts traffic. It is refused, since such deployments are not modelled.
 *
 * @param canaryPercent the part of the traffic that is shifted first
 * @param canaryBakeTimeInMinutes how long ECS waits before it shifts the rest
 */
public record CanaryConfiguration(
        @Nullable Double canaryPercent, @Nullable Integer canaryBakeTimeInMinutes) {}
