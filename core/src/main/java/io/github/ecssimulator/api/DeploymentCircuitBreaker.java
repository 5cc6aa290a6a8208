package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Whether a deployment ends when its tasks keep failing.
 *
 * @param enable whether it ends; required
 * @param rollback whether ECS then returns to the last completed deployment; required
 * @param resetOnHealthyTask whether a healthy task sets the count of failures back; true is refused, since it is not
 *     modelled
 * @param thresholdConfiguration how many failures end the deployment; refused unless it is the usual half
 */
public record DeploymentCircuitBreaker(
        @Nullable Boolean enable,
        @Nullable Boolean rollback,
        @Nullable Boolean resetOnHealthyTask,
        @Nullable ThresholdConfiguration thresholdConfiguration) {}
