package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.ContainerDefinition.PortMapping;
import io.github.ecssimulator.api.NetworkConfiguration;
import io.github.ecssimulator.api.NetworkConfiguration.AwsVpcConfiguration;
import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a task is in the network, as DescribeTasks tells it. No network is modelled: addresses, interfaces and ports are made
 * of the id of the task, so that they stay the same. Source: observed: DescribeTasks, the members and their names.
 */
final class TaskNetwork {
    private static final int FIRST_FREE_PORT = 32_768; // documented: PortMapping - the range of ports that are free
    private static final int FREE_PORTS = 28_232;

    private final TaskState task;
    private final TaskStatus status;
    private final UUID seed;

    TaskNetwork(TaskState task, TaskSnapshot now) {
        this.task = task;
        this.status = now.lastStatus();
        this.seed = idOf("network");
    }

    private UUID idOf(String what) {
        return UUID.nameUUIDFromBytes((task.id() + "/" + what).getBytes(StandardCharsets.UTF_8));
    }

    /** The network interface of the task, in the mode that has one. */
    List<Structure> attachments() {
        AwsVpcConfiguration network = networkOrNull();
        if (network == null) {
            return List.of();
        }
        List<Structure> details = new ArrayList<>();
        details.add(detail("subnetId", subnetOf(network)));
        if (isAttached()) {
            details.add(detail("networkInterfaceId", "eni-0" + hex(seed).substring(0, 16)));
            details.add(detail("macAddress", macAddress()));
            details.add(detail("privateIPv4Address", address()));
        }
        return List.of(Structure.of(
                "id", attachmentId(), "type", "ElasticNetworkInterface", "status", attachment(), "details", details));
    }

    private @Nullable AwsVpcConfiguration networkOrNull() {
        NetworkConfiguration network = task.options().networkConfiguration();
        return network == null ? null : network.awsvpcConfiguration();
    }

    private String subnetOf(AwsVpcConfiguration network) {
        List<String> subnets = Given.orNone(network.subnets());
        return subnets.get(Math.floorMod(seed.hashCode(), subnets.size()));
    }

    private boolean isAttached() {
        return status != TaskStatus.PROVISIONING;
    }

    private String attachment() { // documented: task life cycle - the interface comes and goes with these
        return switch (status) {
            case PROVISIONING -> "PRECREATED";
            case PENDING, ACTIVATING, RUNNING, DEACTIVATING, STOPPING -> "ATTACHED";
            case DEPROVISIONING, STOPPED -> "DELETED";
        };
    }

    private static Structure detail(String name, String value) {
        return Structure.of("name", name, "value", value);
    }

    private String attachmentId() {
        return idOf("attachment").toString();
    }

    private String macAddress() {
        return "0a:" + hex(seed).substring(16, 26).replaceAll("..(?!$)", "$0:");
    }

    private String address() {
        long bits = seed.getLeastSignificantBits();
        return "10.0." + Math.floorMod(bits, 256) + "." + (4 + Math.floorMod(bits >>> 8, 250));
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "").toLowerCase(Locale.ROOT);
    }

    /** The interfaces of each container: that of the task. */
    List<Structure> interfaces() {
        return networkOrNull() == null || !isAttached()
                ? List.of()
                : List.of(Structure.of("attachmentId", attachmentId(), "privateIpv4Address", address()));
    }

    /** The ports of the host that lead to a container, once it runs. */
    List<Structure> bindings(ContainerDefinition container) {
        boolean runs = status.compareTo(TaskStatus.ACTIVATING) > 0;
        String mode = DefinitionShape.givenFor(task.taskDefinition()).networkMode();
        if (!runs || "awsvpc".equals(mode) || "none".equals(mode)) {
            return List.of();
        }
        return Given.orNone(container.portMappings()).stream()
                .filter(port -> port.containerPort() != null)
                .map(port -> binding(port, port.containerPort()))
                .toList();
    }

    private Structure binding(PortMapping port, int containerPort) {
        Integer given = port.hostPort();
        int free = FIRST_FREE_PORT + Math.floorMod(seed.hashCode() + containerPort, FREE_PORTS);
        return Structure.of(
                "bindIP",
                "0.0.0.0",
                "containerPort",
                containerPort,
                "hostPort",
                given == null || given == 0 ? free : given,
                "protocol",
                port.protocol());
    }
}
