package io.github.ecssimulator.testkit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.testkit.http.agent.Octets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Task metadata V4 as JSON. Source: documented: task metadata endpoint version 4, the example of the EC2 launch type. */
final class MetadataCodec {
    private final ObjectMapper json = new ObjectMapper();

    Octets task(SimulatedTask task) {
        TaskSnapshot now = task.snapshot();
        ObjectNode node = json.createObjectNode()
                .put("Cluster", task.cluster().name())
                .put("TaskARN", task.arn())
                .put("Family", now.taskDefinition().family())
                .put("Revision", String.valueOf(now.taskDefinition().revision()))
                .put("DesiredStatus", now.desiredStatus().name())
                .put("KnownStatus", knownStatus(now.lastStatus()));
        putTime(node, "PullStartedAt", now.createdAt());
        putTime(node, "PullStoppedAt", now.startedAt());
        putTime(node, "ExecutionStoppedAt", now.stoppedAt());
        node.put("AvailabilityZone", now.availabilityZone()).put("LaunchType", "EC2");
        node.putArray("Containers").add(container(now));
        if (now.ref().serviceName() != null) {
            node.put("ServiceName", now.ref().serviceName());
        }
        return bytes(node);
    }

    Octets container(SimulatedTask task) {
        return bytes(container(task.snapshot()));
    }

    private ObjectNode container(TaskSnapshot now) {
        TaskDefinitionRef definition = now.taskDefinition();
        ObjectNode node = json.createObjectNode()
                .put("DockerId", dockerId(now))
                .put("Name", definition.family())
                .put(
                        "DockerName",
                        "ecs-" + definition.family() + "-" + definition.revision() + "-" + definition.family())
                .put("Image", definition.family() + ":latest")
                .put("ImageID", "");
        node.putObject("Labels")
                .put("com.amazonaws.ecs.cluster", now.ref().arn().clusterName())
                .put("com.amazonaws.ecs.container-name", definition.family())
                .put("com.amazonaws.ecs.task-arn", now.ref().arn().toString())
                .put("com.amazonaws.ecs.task-definition-family", definition.family())
                .put("com.amazonaws.ecs.task-definition-version", String.valueOf(definition.revision()));
        node.put("DesiredStatus", now.desiredStatus().name()).put("KnownStatus", knownStatus(now.lastStatus()));
        node.putObject("Limits").put("CPU", 2);
        putTime(node, "CreatedAt", now.createdAt());
        putTime(node, "StartedAt", now.startedAt());
        putTime(node, "FinishedAt", now.stoppedAt());
        if (now.exitCode() != null) {
            node.put("ExitCode", now.exitCode());
        }
        return node.put("Type", "NORMAL").put("ContainerARN", containerArn(now));
    }

    private static String containerArn(TaskSnapshot now) {
        ArnScope scope = now.ref().arn().scope();
        String id = EndpointIds.of(now.ref().id().value());
        return scope.arn(
                "container/" + now.ref().arn().clusterName() + "/" + now.ref().id() + "/" + id);
    }

    Octets stats(SimulatedTask task) {
        return bytes(stats(task.snapshot()));
    }

    Octets taskStats(SimulatedTask task) {
        TaskSnapshot now = task.snapshot();
        return bytes(json.createObjectNode().set(dockerId(now), stats(now)));
    }

    /** Nothing runs, so nothing is measured. */
    private ObjectNode stats(TaskSnapshot now) {
        ObjectNode node = json.createObjectNode().put("read", now.at().toString());
        node.put("name", "/" + now.taskDefinition().family()).put("id", dockerId(now));
        node.put("num_procs", 0);
        node.putObject("cpu_stats");
        node.putObject("memory_stats");
        node.putObject("networks");
        return node;
    }

    Octets text(String words) {
        return bytes(json.getNodeFactory().textNode(words));
    }

    /** 64 hex digits, as Docker's ids. */
    private static String dockerId(TaskSnapshot now) {
        return now.ref().id().value().repeat(2);
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
