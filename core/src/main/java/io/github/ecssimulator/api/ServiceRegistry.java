package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A service discovery registry; kept and answered, without effect.
 *
 * @param registryArn the ARN
 * @param port the port of the record
 * @param containerName the container
 * @param containerPort the port of the container
 */
public record ServiceRegistry(
        @Nullable String registryArn,
        @Nullable Integer port,
        @Nullable String containerName,
        @Nullable Integer containerPort) {}
