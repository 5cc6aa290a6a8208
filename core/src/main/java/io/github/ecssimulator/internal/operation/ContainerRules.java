package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.ContainerDefinition.HealthCheck;
import io.github.ecssimulator.api.ContainerDefinition.PortMapping;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.model.EcsName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What ECS refuses of one container of a task definition. */
record ContainerRules(RegisterTaskDefinition.Request task, boolean fargate) {
    private static final int TIMEOUT_MAX = 120; // documented: ContainerDefinition startTimeout, stopTimeout, on Fargate

    void check(ContainerDefinition container) {
        requireGiven("name", container.name());
        if (!EcsName.isOne(String.valueOf(container.name()))) {
            throw Refused.client("Container.name contains invalid characters."); // observed
        }
        requireGiven("image", container.image());
        requireMemory(container);
        refuseRestarts(container);
        requireTimes(container);
        requireRoles(container);
        requireLogOptions(container);
        if (fargate) {
            Fargate.checkContainer(container);
        }
    }

    private static void requireGiven(String member, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Refused.client("Container." + member + " should not be null or empty."); // observed
        }
    }

    private void requireMemory(ContainerDefinition container) {
        Integer hard = container.memory();
        Integer soft = container.memoryReservation();
        Integer ofTask = DefinitionReader.Size.memoryOrNull(task.memory());
        if (ofTask == null && hard == null && soft == null) { // observed: the text
            throw invalid(container, "At least one of 'memory' or 'memoryReservation' must be specified.");
        }
        if (hard != null && soft != null && soft > hard) { // documented: ContainerDefinition; inferred: the text
            throw invalid(container, "'memory' must be greater than or equal to 'memoryReservation'.");
        }
        if (hard != null && ofTask != null && hard > ofTask) { // observed: the text
            throw Refused.client(
                    "The 'memory' setting for container '" + container.name() + "' is greater than for the task.");
        }
    }

    private static RuntimeException invalid(ContainerDefinition container, String what) {
        return Refused.client("Invalid setting for container '" + container.name() + "'. " + what);
    }

    private static void refuseRestarts(ContainerDefinition container) {
        if (container.restartPolicy() != null
                && Boolean.TRUE.equals(container.restartPolicy().enabled())) {
            throw Refused.notModelled("RegisterTaskDefinition", "containerDefinitions.restartPolicy");
        }
    }

    private void requireTimes(ContainerDefinition container) {
        int most = fargate ? TIMEOUT_MAX : Integer.MAX_VALUE;
        Refused.unlessBetween("stopTimeout", container.stopTimeout(), 0, most);
        Refused.unlessBetween("startTimeout", container.startTimeout(), fargate ? 2 : 0, most);
        HealthCheck check = container.healthCheck();
        if (check != null) { // documented: HealthCheck
            if (Given.orNone(check.command()).isEmpty()) { // inferred: the text
                throw invalid(container, "A health check requires a command.");
            }
            Refused.unlessBetween("healthCheck.interval", check.interval(), 5, 300);
            Refused.unlessBetween("healthCheck.timeout", check.timeout(), 2, 60);
            Refused.unlessBetween("healthCheck.retries", check.retries(), 1, 10);
            Refused.unlessBetween("healthCheck.startPeriod", check.startPeriod(), 0, 300);
        }
    }

    private void requireRoles(ContainerDefinition container) {
        String role = task.executionRoleArn();
        if (role != null && !role.isBlank()) {
            return;
        }
        if (!Given.orNone(container.secrets()).isEmpty()) { // observed: the text
            throw Refused.client(
                    "When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.");
        }
        if (fargate && DefinitionShape.isLoggedByAws(container)) { // observed: the text
            throw Refused.client(
                    "Fargate requires task definition to have execution role ARN to support log driver awslogs.");
        }
        if (fargate && DefinitionShape.isFromEcr(container)) { // observed: the text
            throw Refused.client("Fargate requires task definition to have execution role ARN to support ECR images.");
        }
    }

    private void requireLogOptions(ContainerDefinition container) {
        if (!DefinitionShape.isLoggedByAws(container)) {
            return;
        }
        Map<String, String> given = container.logConfiguration() == null
                ? Map.of()
                : Given.or(container.logConfiguration().options(), Map.of());
        List<String> required = new ArrayList<>(List.of("awslogs-region", "awslogs-group"));
        if (fargate) {
            required.add("awslogs-stream-prefix"); // documented: LogConfiguration - required on Fargate
        }
        required.removeIf(given::containsKey);
        if (!required.isEmpty()) { // observed: the text
            throw Refused.client("Log driver awslogs requires options: " + String.join(", ", required));
        }
    }

    /** What Fargate does not have. Source: documented: task definition differences for Fargate; observed: the text. */
    static final class Fargate {
        private static final List<String> LINUX_PARAMETERS =
                List.of("devices", "sharedMemorySize", "tmpfs", "maxSwap", "swappiness");

        private Fargate() {}

        static void checkContainer(ContainerDefinition container) {
            refuseIf(Boolean.TRUE.equals(container.privileged()), "privileged");
            refuseIf(Boolean.TRUE.equals(container.disableNetworking()), "disableNetworking");
            refuseIf(Given.isAny(container.dockerSecurityOptions()), "dockerSecurityOptions");
            refuseIf(Given.isAny(container.links()), "links");
            refuseIf(Given.isAny(container.dnsServers()), "dnsServers");
            refuseIf(Given.isAny(container.dnsSearchDomains()), "dnsSearchDomains");
            refuseIf(Given.isAny(container.extraHosts()), "extraHosts");
            Structure linux = container.linuxParameters();
            if (linux != null) {
                for (String parameter : LINUX_PARAMETERS) {
                    Object value = linux.members().get(parameter);
                    refuseIf(value instanceof List<?> list ? Given.isAny(list) : value != null, parameter);
                }
            }
        }

        static void checkVolume(Structure volume) {
            Object host = volume.members().get("host");
            refuseIf(host instanceof Structure place && place.text("sourcePath") != null, "sourcePath");
            refuseIf(volume.members().containsKey("dockerVolumeConfiguration"), "dockerVolumeConfiguration");
        }

        private static void refuseIf(boolean given, String member) {
            if (given) {
                throw Refused.client("Fargate compatible task definitions do not support " + member);
            }
        }
    }

    /** What ECS refuses of the ports of a task definition. Source: documented: PortMapping. */
    static final class Ports {
        private static final int PORT_MAX = 65_535;

        private final @Nullable String networkMode;
        private final Set<String> taken = new TreeSet<>();

        private Ports(@Nullable String networkMode) {
            this.networkMode = networkMode;
        }

        static void check(@Nullable String networkMode, List<ContainerDefinition> containers) {
            Ports rules = new Ports(networkMode);
            for (ContainerDefinition container : containers) {
                Given.orNone(container.portMappings()).forEach(port -> rules.check(port, container));
            }
        }

        private void check(PortMapping port, ContainerDefinition container) {
            if ("none".equals(networkMode)) { // documented: RegisterTaskDefinition; inferred: the text
                throw Refused.client("When networkMode=none, port mappings cannot be specified.");
            }
            if (port.protocol() != null
                    && !port.protocol().equals("tcp")
                    && !port.protocol().equals("udp")) {
                throw invalid("protocol", container); // inferred: sibling containerPort
            }
            if (port.containerPortRange() != null) {
                return;
            }
            Integer inside = port.containerPort();
            if (inside == null || inside < 1 || inside > PORT_MAX) {
                throw invalid("containerPort", container); // observed
            }
            Integer outside = port.hostPort();
            if (outside != null && (outside < 0 || outside > PORT_MAX)) {
                throw invalid("hostPort", container); // inferred: sibling containerPort
            }
            requireOwnPort(inside, Given.or(outside, 0), port);
        }

        private static Refused invalid(String member, ContainerDefinition container) {
            return Refused.client("Invalid '" + member + "' setting for container '" + container.name() + "'.");
        }

        private void requireOwnPort(int inside, int outside, PortMapping port) {
            boolean sameOutside = "awsvpc".equals(networkMode) || "host".equals(networkMode);
            if (sameOutside && outside != 0 && outside != inside) { // observed: for awsvpc; documented: for host, too
                throw Refused.client("When networkMode=" + networkMode
                        + ", the host ports and container ports in port mappings must match.");
            }
            int occupied = sameOutside ? inside : outside;
            String protocol = Given.or(port.protocol(), "tcp");
            if (occupied != 0 && !taken.add(protocol + occupied)) { // observed: the text
                throw Refused.client(protocol.toUpperCase(Locale.ROOT) + " host port '" + occupied
                        + "' is mapped multiple times in task.");
            }
        }
    }
}
