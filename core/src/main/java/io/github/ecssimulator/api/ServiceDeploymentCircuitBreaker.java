package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * How near a deployment is to being ended for its failed tasks.
 *
 * @param status {@code DISABLED}, {@code MONITORING}, {@code MONITORING_COMPLETE} or {@code TRIGGERED}
 * @param failureCount how many tasks failed in a row
 * @param threshold how many end the deployment
 */
public record ServiceDeploymentCircuitBreaker(@Nullable String status, int failureCount, int threshold) {}
