package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The network of tasks; kept and answered, without effect.
 *
 * @param awsvpcConfiguration the network in mode {@code awsvpc}
 */
public record NetworkConfiguration(@Nullable AwsVpcConfiguration awsvpcConfiguration) {
    /**
     * The network of tasks in mode {@code awsvpc}; kept and answered, without effect.
     *
     * @param subnets the subnets
     * @param securityGroups the security groups
     * @param assignPublicIp {@code ENABLED} or {@code DISABLED}
     */
    public record AwsVpcConfiguration(
            @Nullable List<String> subnets,
            @Nullable List<String> securityGroups,
            @Nullable String assignPublicIp) {

        public AwsVpcConfiguration {
            subnets = Copies.listOrNull(subnets);
            securityGroups = Copies.listOrNull(securityGroups);
        }
    }
}
