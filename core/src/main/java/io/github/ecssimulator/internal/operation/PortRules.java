package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.ContainerDefinition.PortMapping;
import io.github.ecssimulator.internal.engine.RefusedCall;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What ECS refuses of the ports of a task definition. Source: documented: PortMapping. */
final class PortRules {
    private static final int PORT_MAX = 65_535;

    private final @Nullable String networkMode;
    private final Set<String> taken = new TreeSet<>();

    private PortRules(@Nullable String networkMode) {
        this.networkMode = networkMode;
    }

    static void check(@Nullable String networkMode, List<ContainerDefinition> containers) {
        PortRules rules = new PortRules(networkMode);
        for (ContainerDefinition container : containers) {
            LaunchReader.orNone(container.portMappings()).forEach(port -> rules.check(port, container));
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
        requireOwnPort(inside, outside == null ? 0 : outside, port);
    }

    private static RefusedCall invalid(String member, ContainerDefinition container) {
        return Refused.client("Invalid '" + member + "' setting for container '" + container.name() + "'.");
    }

    private void requireOwnPort(int inside, int outside, PortMapping port) {
        boolean sameOutside = "awsvpc".equals(networkMode) || "host".equals(networkMode);
        if (sameOutside && outside != 0 && outside != inside) { // observed: for awsvpc; documented: for host, too
            throw Refused.client("When networkMode=" + networkMode
                    + ", the host ports and container ports in port mappings must match.");
        }
        int occupied = sameOutside ? inside : outside;
        String protocol = port.protocol() == null ? "tcp" : port.protocol();
        if (occupied != 0 && !taken.add(protocol + occupied)) { // observed: the text
            throw Refused.client(protocol.toUpperCase(Locale.ROOT) + " host port '" + occupied
                    + "' is mapped multiple times in task.");
        }
    }
}
