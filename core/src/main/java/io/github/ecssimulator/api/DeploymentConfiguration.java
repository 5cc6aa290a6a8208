package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service replaces its tasks.
 *
 * @param deploymentCircuitBreaker whether a deployment ends when its tasks keep failing
 * @param maximumPercent how many tasks may run during a deployment, in percent of the desired count
 * @param minimumHealthyPercent how many tasks must stay healthy during a deployment, in percent of the desired count
 * @param alarms refused when enabled, since alarms are not modelled
 * @param strategy {@code ROLLING} or {@code BLUE_GREEN}; absent means ROLLING, and others are refused
 * @param bakeTimeInMinutes how long both revisions stay after the traffic moved
 * @param lifecycleHooks refused unless empty, since hooks are not modelled
 * @param linearConfiguration refused, since linear deployments are not modelled
 * @param canaryConfiguration refused, since canary deployments are not modelled
 * @param earlySuccessCriteria refused when enabled, since it is not modelled
 */
public record DeploymentConfiguration(
        @Nullable DeploymentCircuitBreaker deploymentCircuitBreaker,
        @Nullable Integer maximumPercent,
        @Nullable Integer minimumHealthyPercent,
        @Nullable DeploymentAlarms alarms,
        @Nullable String strategy,
        @Nullable Integer bakeTimeInMinutes,
        @Nullable List<DeploymentLifecycleHook> lifecycleHooks,
        @Nullable LinearConfiguration linearConfiguration,
        @Nullable CanaryConfiguration canaryConfiguration,
        @Nullable DeploymentEarlySuccessCriteria earlySuccessCriteria) {

    public DeploymentConfiguration {
        lifecycleHooks = Copies.listOrNull(lifecycleHooks);
    }
}
