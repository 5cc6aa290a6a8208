package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A target group of VPC Lattice; of it only that it was given counts, for it starts a deployment.
 *
 * @param roleArn the role that registers targets; required
 * @param targetGroupArn the ARN of the target group; required
 * @param portName the name of the port mapping; required
 */
public record VpcLatticeConfiguration(
        @Nullable String roleArn,
        @Nullable String targetGroupArn,
        @Nullable String portName) {}
