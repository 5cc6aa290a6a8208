package io.github.ecssimulator.testkit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.Container;
import io.github.ecssimulator.api.Task;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.testkit.http.agent.Octets;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Task metadata V4 as JSON. A task has one endpoint id here, that of its first container; on ECS each container has one.
 * Source: documented: task metadata endpoint version 4, its examples for EC2 and for Fargate.
 */
final class MetadataCodec {
    private static final BigDecimal UNITS_PER_VCPU = BigDecimal.valueOf(1024);

    private final ObjectMapper json = new ObjectMapper();

    Octets task(SimulatedTask task) {
        TaskSnapshot now = task.snapshot();
        Task described = task.described();
        boolean fargate = "FARGATE".equals(described.launchType());
        ObjectNode node = json.createObjectNode()
                .put(
                        "Cluster",
                        fargate ? described.clusterArn() : task.cluster().name())
                .put("TaskARN", task.arn())
                .put("Family", now.taskDefinition().family())
                .put("Revision", String.valueOf(now.taskDefinition().revision()))
                .put("DesiredStatus", now.desiredStatus().name())
                .put("KnownStatus", knownStatus(now.lastStatus()));
        putLimits(node, described.cpu(), described.memory());
        putTime(node, "PullStartedAt", now.createdAt());
        putTime(node, "PullStoppedAt", now.startedAt());
        putTime(node, "ExecutionStoppedAt", described.executionStoppedAt());
        node.put("AvailabilityZone", now.availabilityZone()).put("LaunchType", described.launchType());
        ArrayNode containers = node.putArray("Containers");
        described.containers().forEach(container -> containers.add(container(now, container)));
        if (now.ref().serviceName() != null) {
            node.put("ServiceName", now.ref().serviceName());
        }
        return bytes(node);
    }

    /** In vCPU and MiB; absent when the task definition sets none for the whole task. */
    private static void putLimits(ObjectNode node, @Nullable String cpuUnits, @Nullable String memory) {
        if (cpuUnits != null && memory != null && cpuUnits.matches("\\d+") && memory.matches("\\d+")) {
            node.putObject("Limits")
                    .put(
                            "CPU",
                            new BigDecimal(cpuUnits)
                                    .divide(UNITS_PER_VCPU, MathContext.DECIMAL32)
                                    .stripTrailingZeros())
                    .put("Memory", Long.parseLong(memory));
        }
    }

    Octets container(SimulatedTask task) {
        return bytes(container(task.snapshot(), task.described().containers().get(0)));
    }

    private ObjectNode container(TaskSnapshot now, Container container) {
        TaskDefinitionRef definition = now.taskDefinition();
        ObjectNode node = json.createObjectNode()
                .put("DockerId", dockerId(now, container))
                .put("Name", container.name())
                .put("DockerName", "ecs-" + definition.family() + "-" + definition.revision() + "-" + container.name())
                .put("Image", container.image())
                .put("ImageID", "");
        putLabels(node.putObject("Labels"), now, container);
        node.put("DesiredStatus", now.desiredStatus().name()).put("KnownStatus", knownStatus(now.lastStatus()));
        putTime(node, "CreatedAt", now.createdAt());
        putTime(node, "StartedAt", now.startedAt());
        putTime(node, "FinishedAt", now.stoppedAt());
        if (container.exitCode() != null) {
            node.put("ExitCode", container.exitCode());
        }
        return node.put("Type", "NORMAL").put("ContainerARN", container.containerArn());
    }

    private static void putLabels(ObjectNode labels, TaskSnapshot now, Container container) {
        labels.put("com.amazonaws.ecs.cluster", now.ref().arn().clusterName())
                .put("com.amazonaws.ecs.container-name", container.name())
                .put("com.amazonaws.ecs.task-arn", now.ref().arn().toString())
                .put(
                        "com.amazonaws.ecs.task-definition-family",
                        now.taskDefinition().family())
                .put(
                        "com.amazonaws.ecs.task-definition-version",
                        String.valueOf(now.taskDefinition().revision()));
    }

    Octets stats(SimulatedTask task) {
        return bytes(stats(task.snapshot(), task.described().containers().get(0)));
    }

    Octets taskStats(SimulatedTask task) {
        TaskSnapshot now = task.snapshot();
        ObjectNode node = json.createObjectNode();
        task.described().containers().forEach(container -> node.set(dockerId(now, container), stats(now, container)));
        return bytes(node);
    }

    /** Nothing runs, so nothing is measured. */
    private ObjectNode stats(TaskSnapshot now, Container container) {
        ObjectNode node = json.createObjectNode().put("read", now.at().toString());
        node.put("name", "/" + container.name()).put("id", dockerId(now, container));
        node.put("num_procs", 0);
        node.putObject("cpu_stats");
        node.putObject("memory_stats");
        node.putObject("networks");
        return node;
    }

    /** 64 hex digits, as Docker's ids: the task's id and that of the container. */
    private static String dockerId(TaskSnapshot now, Container container) {
        String arn = container.containerArn();
        return now.ref().id().value() + arn.substring(arn.lastIndexOf('/') + 1).replace("-", "");
    }

    /** The agent's own names. Inferred: it knows only what the containers do. */
    private static String knownStatus(TaskStatus status) {
        return switch (status) {
            case PROVISIONING, PENDING -> "NONE";
            case ACTIVATING, RUNNING, DEACTIVATING, STOPPING -> "RUNNING";
            case DEPROVISIONING, STOPPED -> "STOPPED";
        };
    }

    private static void putTime(ObjectNode node, String name, @Nullable Instant at) {
        if (at != null) {
            node.put(name, at.toString());
        }
    }

    private Octets bytes(Object node) {
        try {
            return Octets.of(json.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing to memory failed.", e);
        }
    }
}
