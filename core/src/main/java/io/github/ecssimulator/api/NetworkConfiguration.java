package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * The network of tasks; kept and answered, without effect.
 *
 * @param awsvpcConfiguration the network in mode {@code awsvpc}
 */
public record NetworkConfiguration(@Nullable AwsVpcConfiguration awsvpcConfiguration) {}
