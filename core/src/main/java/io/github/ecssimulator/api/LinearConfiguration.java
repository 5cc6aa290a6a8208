package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * How a linear deployment shifts traffic. It is refused, since such deployments are not modelled.
 *
 * @param stepPercent the part of the traffic that each step shifts
 * @param stepBakeTimeInMinutes how long ECS waits after each step
 */
public record LinearConfiguration(
        @Nullable Double stepPercent, @Nullable Integer stepBakeTimeInMinutes) {}
