package io.github.ecssimulator.api;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
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
@Builder
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

    /** {@return a configuration with the members that are named; those that are not are absent} */
    public static DeploymentConfiguration of(UnaryOperator<DeploymentConfigurationBuilder> members) {
        return Objects.requireNonNull(members, "members")
                .apply(DeploymentConfigurationBuilder.deploymentConfiguration())
                .build();
    }

    /**
     * Whether a deployment ends when its tasks keep failing.
     *
     * @param enable whether it ends; required
     * @param rollback whether ECS then returns to the last completed deployment; required
     * @param resetOnHealthyTask whether a healthy task sets the count of failures back; true is refused, since it is
     *     not
     *     modelled
     * @param thresholdConfiguration how many failures end the deployment; refused unless it is the usual half
     */
    public record DeploymentCircuitBreaker(
            @Nullable Boolean enable,
            @Nullable Boolean rollback,
            @Nullable Boolean resetOnHealthyTask,
            @Nullable ThresholdConfiguration thresholdConfiguration) {}

    /**
     * How many failures end a deployment.
     *
     * @param type what the value counts
     * @param value how many
     */
    public record ThresholdConfiguration(
            @Nullable String type, @Nullable Integer value) {}

    /**
     * The alarms that end a deployment. Enabled ones are refused, since they are not modelled.
     *
     * @param alarmNames the alarms; required
     * @param rollback whether to return to the last completed deployment; required
     * @param enable whether the alarms count; required
     */
    public record DeploymentAlarms(
            @Nullable List<String> alarmNames,
            @Nullable Boolean rollback,
            @Nullable Boolean enable) {

        public DeploymentAlarms {
            alarmNames = Copies.listOrNull(alarmNames);
        }
    }

    /**
     * A hook that a deployment waits for. It is refused, since hooks are not modelled.
     *
     * @param hookTargetArn the ARN of the function
     * @param roleArn the role that calls the function
     * @param lifecycleStages the stages at which the deployment waits
     */
    public record DeploymentLifecycleHook(
            @Nullable String hookTargetArn,
            @Nullable String roleArn,
            @Nullable List<String> lifecycleStages) {

        public DeploymentLifecycleHook {
            lifecycleStages = Copies.listOrNull(lifecycleStages);
        }
    }

    /**
     * How a linear deployment shifts traffic. It is refused, since such deployments are not modelled.
     *
     * @param stepPercent the part of the traffic that each step shifts
     * @param stepBakeTimeInMinutes how long ECS waits after each step
     */
    public record LinearConfiguration(
            @Nullable Double stepPercent, @Nullable Integer stepBakeTimeInMinutes) {

        public LinearConfiguration {
            stepPercent = Copies.plainOrNull(stepPercent);
        }
    }

    /**
     * How a canary deployment shifts traffic. It is refused, since such deployments are not modelled.
     *
     * @param canaryPercent the part of the traffic that is shifted first
     * @param canaryBakeTimeInMinutes how long ECS waits before it shifts the rest
     */
    public record CanaryConfiguration(
            @Nullable Double canaryPercent, @Nullable Integer canaryBakeTimeInMinutes) {

        public CanaryConfiguration {
            canaryPercent = Copies.plainOrNull(canaryPercent);
        }
    }

    /**
     * When a deployment counts as completed although old tasks are left. Enabled criteria are refused, since they are
     * not
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
}
