package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DeploymentConfiguration;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentCircuitBreaker;
import io.github.ecssimulator.api.DeploymentConfiguration.ThresholdConfiguration;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.DeploymentSettings.DeploymentStrategy;
import io.github.ecssimulator.model.Limits;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a service replaces its tasks. */
record DeploymentReader(String operation) {

    /** Reads the member. What it leaves out stays as it was. */
    DeploymentSettings read(@Nullable DeploymentConfiguration given, DeploymentSettings before) {
        if (given == null) {
            return before;
        }
        refuseUnmodelled(given);
        Refused.unlessBetween("minimumHealthyPercent", given.minimumHealthyPercent(), 0, 1000); // inferred: the range
        Refused.unlessBetween("maximumPercent", given.maximumPercent(), 0, 1000); // inferred: the range
        Refused.unlessBetween("bakeTimeInMinutes", given.bakeTimeInMinutes(), 0, Limits.BAKE_MINUTES_MAX);
        DeploymentStrategy strategy = strategy(given, before);
        return new DeploymentSettings(
                strategy,
                Given.or(given.minimumHealthyPercent(), before.minimumHealthyPercent()),
                Given.or(given.maximumPercent(), before.maximumPercent()),
                circuitBreaker(given.deploymentCircuitBreaker(), before),
                given.bakeTimeInMinutes() == null ? before.bakeTime() : Duration.ofMinutes(given.bakeTimeInMinutes()));
    }

    /** Refuses percents between which a rolling deployment could replace nothing. */
    static void requireRoom(DeploymentSettings settings) {
        boolean rolls = settings.strategy() == DeploymentStrategy.ROLLING;
        if (rolls && settings.minimumHealthyPercent() == 100 && settings.maximumPercent() == 100) {
            // observed: CreateService, UpdateService
            throw Refused.invalid(
                    "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block deployments.");
        }
    }

    private void refuseUnmodelled(DeploymentConfiguration given) {
        refuseIf(given.alarms() != null && Boolean.TRUE.equals(given.alarms().enable()), "alarms");
        refuseIf(Given.isAny(given.lifecycleHooks()), "lifecycleHooks");
        refuseIf(given.linearConfiguration() != null, "linearConfiguration");
        refuseIf(given.canaryConfiguration() != null, "canaryConfiguration");
        refuseIf(
                given.earlySuccessCriteria() != null
                        && Boolean.TRUE.equals(given.earlySuccessCriteria().enable()),
                "earlySuccessCriteria");
        String strategy = given.strategy();
        refuseIf("LINEAR".equals(strategy) || "CANARY".equals(strategy), "strategy " + strategy);
    }

    private void refuseIf(boolean given, String member) {
        if (given) {
            throw Refused.notModelled(operation, "deploymentConfiguration." + member);
        }
    }

    private static DeploymentStrategy strategy(DeploymentConfiguration given, DeploymentSettings before) {
        Refused.unlessOneOf("strategy", given.strategy(), List.of("ROLLING", "BLUE_GREEN", "LINEAR", "CANARY"));
        return given.strategy() == null ? before.strategy() : DeploymentStrategy.valueOf(given.strategy());
    }

    private CircuitBreaker circuitBreaker(@Nullable DeploymentCircuitBreaker given, DeploymentSettings before) {
        if (given == null) {
            return before.circuitBreaker();
        }
        refuseIf(Boolean.TRUE.equals(given.resetOnHealthyTask()), "deploymentCircuitBreaker.resetOnHealthyTask");
        refuseIf(!isUsual(given.thresholdConfiguration()), "deploymentCircuitBreaker.thresholdConfiguration");
        if (!Boolean.TRUE.equals(given.enable())) {
            return CircuitBreaker.DISABLED;
        }
        return Boolean.TRUE.equals(given.rollback()) ? CircuitBreaker.ROLL_BACK : CircuitBreaker.FAIL;
    }

    private static boolean isUsual(@Nullable ThresholdConfiguration given) { // documented: ThresholdConfiguration
        return given == null || given.equals(new ThresholdConfiguration("BOUNDED_PERCENT", 50));
    }

    /** What was given before, but what is given anew. */
    static @Nullable DeploymentConfiguration merged(
            @Nullable DeploymentConfiguration before, @Nullable DeploymentConfiguration given) {
        if (before == null || given == null) {
            return Given.firstOrNull(before, given);
        }
        return DeploymentConfiguration.of(merged -> merged.deploymentCircuitBreaker(
                        Given.firstOrNull(given.deploymentCircuitBreaker(), before.deploymentCircuitBreaker()))
                .alarms(Given.firstOrNull(given.alarms(), before.alarms()))
                .lifecycleHooks(Given.firstOrNull(given.lifecycleHooks(), before.lifecycleHooks()))
                .earlySuccessCriteria(Given.firstOrNull(given.earlySuccessCriteria(), before.earlySuccessCriteria())));
    }
}
