package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A load balancer of a service; kept and answered, since the traffic is not modelled.
 *
 * @param targetGroupArn the ARN of the target group
 * @param loadBalancerName the name of a classic load balancer
 * @param containerName the container that takes the traffic
 * @param containerPort the port of that container
 * @param advancedConfiguration what a blue/green deployment needs
 */
public record LoadBalancer(
        @Nullable String targetGroupArn,
        @Nullable String loadBalancerName,
        @Nullable String containerName,
        @Nullable Integer containerPort,
        @Nullable AdvancedConfiguration advancedConfiguration) {}
