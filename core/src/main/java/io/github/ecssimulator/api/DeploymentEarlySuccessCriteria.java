package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * When a deployment counts as completed although old tasks are left. Enabled criteria are refused, since they are not
 * modelled.
 *
 * @param enable whether the criteria count
 * @param healthyPercent how many new tasks must be healthy, in percent of the desired count
 * @param sourceServiceRevisionCleanup {@code DEFERRED} or {@code BLOCKING}
 */
public record DeploymentEarlySuccessCriteria(
        @Nullable Boolean enable,
        @Nullable Integer healthyPercent,
        @Nullable String sourceServiceRevisionCleanup) {}
