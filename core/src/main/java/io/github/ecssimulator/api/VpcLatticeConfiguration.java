package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A target group of VPC Lattice; kept and answered. Giving it starts a deployment.
 *
 * @param roleArn the role that registers targets; required
 * @param targetGroupArn the ARN of the target group; required
 * @param portName the name of the port mapping; required
 */
public record VpcLatticeConfiguration(
        @Nullable String roleArn,
        @Nullable String targetGroupArn,
        @Nullable String portName) {}
