package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A port of a container; kept and answered, without effect.
 *
 * @param containerPort the port inside
 * @param hostPort the port outside
 * @param protocol {@code tcp} or {@code udp}
 * @param name the name that Service Connect uses
 * @param appProtocol the protocol that Service Connect uses
 * @param containerPortRange a range of ports inside
 */
public record PortMapping(
        @Nullable Integer containerPort,
        @Nullable Integer hostPort,
        @Nullable String protocol,
        @Nullable String name,
        @Nullable String appProtocol,
        @Nullable String containerPortRange) {}
