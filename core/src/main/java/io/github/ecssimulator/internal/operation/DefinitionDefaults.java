package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.ContainerDefinition.HealthCheck;
import io.github.ecssimulator.api.ContainerDefinition.PortMapping;
import io.github.ecssimulator.api.ContainerDefinitionBuilder;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.RegisterTaskDefinitionBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a task definition has where nothing was given. A definition that was completed before stays as it is. */
final class DefinitionDefaults {
    private DefinitionDefaults() {}

    static RegisterTaskDefinition.Request complete(RegisterTaskDefinition.Request given) {
        List<ContainerDefinition> containers = orElse(given.containerDefinitions(), List.of());
        return RegisterTaskDefinitionBuilder.toBuilder(given)
                .cpu(TaskSize.cpuText(given.cpu()))
                .memory(TaskSize.memoryText(given.memory()))
                .containerDefinitions(containers.stream()
                        .map(container -> complete(container, given.networkMode()))
                        .toList())
                .volumes(orElse(given.volumes(), List.of())) // observed: DescribeTaskDefinition
                .placementConstraints(orElse(given.placementConstraints(), List.of()))
                .build();
    }

    /** A container of which nothing but its name is known. */
    static ContainerDefinition named(String name) {
        return complete(ContainerDefinition.of(bare -> bare.name(name).image(name)), null);
    }

    private static ContainerDefinition complete(ContainerDefinition given, @Nullable String networkMode) {
        List<PortMapping> ports = orElse(given.portMappings(), List.of());
        return ContainerDefinitionBuilder.toBuilder(given)
                .cpu(orElse(given.cpu(), 0)) // observed: DescribeTaskDefinition, as all that follows here
                .essential(orElse(given.essential(), true))
                .environment(orElse(given.environment(), List.of()))
                .mountPoints(orElse(given.mountPoints(), List.of()))
                .volumesFrom(orElse(given.volumesFrom(), List.of()))
                .systemControls(orElse(given.systemControls(), List.of()))
                .portMappings(
                        ports.stream().map(port -> complete(port, networkMode)).toList())
                .healthCheck(given.healthCheck() == null ? null : complete(given.healthCheck()))
                .build();
    }

    private static PortMapping complete(PortMapping given, @Nullable String networkMode) {
        boolean ownPorts = "awsvpc".equals(networkMode) || "host".equals(networkMode);
        // documented: PortMapping - the container's port in these modes; in the others 0, which is any port that is
        // free
        Integer usual = ownPorts ? given.containerPort() : Integer.valueOf(0);
        boolean ranged = given.containerPortRange() != null; // documented: PortMapping - such a one has no host port
        return new PortMapping(
                given.containerPort(),
                given.hostPort() != null || ranged ? given.hostPort() : usual,
                orElse(given.protocol(), "tcp"),
                given.name(),
                given.appProtocol(),
                given.containerPortRange());
    }

    private static HealthCheck complete(HealthCheck given) { // documented: HealthCheck
        return new HealthCheck(
                given.command(),
                orElse(given.interval(), 30),
                orElse(given.timeout(), 5),
                orElse(given.retries(), 3),
                given.startPeriod());
    }

    private static <T> T orElse(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }
}
