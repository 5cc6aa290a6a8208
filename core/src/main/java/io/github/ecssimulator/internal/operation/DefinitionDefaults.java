package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.ContainerDefinition.HealthCheck;
import io.github.ecssimulator.api.ContainerDefinition.PortMapping;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a task definition has where nothing was given. A definition that was completed before stays as it is. */
final class DefinitionDefaults {
    private static final RecordForm<RegisterTaskDefinition.Request> DEFINITION =
            new RecordForm<>(RegisterTaskDefinition.Request.class);
    private static final RecordForm<ContainerDefinition> CONTAINER = new RecordForm<>(ContainerDefinition.class);

    private DefinitionDefaults() {}

    static RegisterTaskDefinition.Request complete(RegisterTaskDefinition.Request given) {
        List<ContainerDefinition> containers =
                given.containerDefinitions() == null ? List.of() : given.containerDefinitions();
        return DEFINITION
                .like(given)
                .set("cpu", TaskSize.cpuText(given.cpu()))
                .set("memory", TaskSize.memoryText(given.memory()))
                .set(
                        "containerDefinitions",
                        containers.stream()
                                .map(container -> complete(container, given.networkMode()))
                                .toList())
                .orElse("volumes", List.of()) // observed: DescribeTaskDefinition
                .orElse("placementConstraints", List.of())
                .make();
    }

    /** A container of which nothing but its name is known. */
    static ContainerDefinition named(String name) {
        ContainerDefinition bare =
                CONTAINER.blank().set("name", name).set("image", name).make();
        return complete(bare, null);
    }

    private static ContainerDefinition complete(ContainerDefinition given, @Nullable String networkMode) {
        List<PortMapping> ports = given.portMappings() == null ? List.of() : given.portMappings();
        return CONTAINER
                .like(given)
                .orElse("cpu", 0) // observed: DescribeTaskDefinition, as all that follows here
                .orElse("essential", true)
                .orElse("environment", List.of())
                .orElse("mountPoints", List.of())
                .orElse("volumesFrom", List.of())
                .orElse("systemControls", List.of())
                .set(
                        "portMappings",
                        ports.stream().map(port -> complete(port, networkMode)).toList())
                .set("healthCheck", given.healthCheck() == null ? null : complete(given.healthCheck()))
                .make();
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
                given.protocol() == null ? "tcp" : given.protocol(),
                given.name(),
                given.appProtocol(),
                given.containerPortRange());
    }

    private static HealthCheck complete(HealthCheck given) { // documented: HealthCheck
        return new HealthCheck(
                given.command(),
                given.interval() == null ? 30 : given.interval(),
                given.timeout() == null ? 5 : given.timeout(),
                given.retries() == null ? 3 : given.retries(),
                given.startPeriod());
    }
}
