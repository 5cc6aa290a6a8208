package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * What a load balancer needs for a blue/green deployment; kept and answered, since the traffic is not modelled.
 *
 * @param alternateTargetGroupArn the target group of the other revision
 * @param productionListenerRule the ARN of the rule for production traffic
 * @param testListenerRule the ARN of the rule for test traffic
 * @param roleArn the role that changes the rules
 */
public record AdvancedConfiguration(
        @Nullable String alternateTargetGroupArn,
        @Nullable String productionListenerRule,
        @Nullable String testListenerRule,
        @Nullable String roleArn) {}
