package io.github.ecssimulator.testkit.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.Task;
import io.github.ecssimulator.api.Task.Container;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.testkit.http.agent.Octets;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Task metadata V4 as JSON. A task has one endpoint id here, that of its first container; on ECS each container has one.
 * Source: documented: task metadata endpoint version 4, its examples for EC2 and for Fargate.
 */
final class MetadataCodec {
    private static final BigDecimal UNITS_PER_VCPU = BigDecimal.valueOf(1024);

    private final JsonText json = new JsonText();

    Octets task(SimulatedTask task) {
        return Octets.of(json.bytes(out -> task(task, out)));
    }

    private static void task(SimulatedTask task, JsonGenerator out) throws IOException {
        TaskSnapshot now = task.snapshot();
        Task described = task.described();
        boolean fargate = "FARGATE".equals(described.launchType());
        out.writeStartObject();
        out.writeStringField(
                "Cluster", fargate ? described.clusterArn() : task.cluster().name());
        out.writeStringField("TaskARN", task.arn());
        out.writeStringField("Family", now.taskDefinition().family());
        out.writeStringField("Revision", String.valueOf(now.taskDefinition().revision()));
        out.writeStringField("DesiredStatus", now.desiredStatus().name());
        out.writeStringField("KnownStatus", knownStatus(now.lastStatus()));
        writeLimits(described.cpu(), described.memory(), out);
        writeTime("PullStartedAt", now.createdAt(), out);
        writeTime("PullStoppedAt", now.startedAt(), out);
        writeTime("ExecutionStoppedAt", described.executionStoppedAt(), out);
        out.writeStringField("AvailabilityZone", now.availabilityZone());
        out.writeStringField("LaunchType", described.launchType());
        out.writeArrayFieldStart("Containers");
        for (Container container : described.containers()) {
            container(now, container, out);
        }
        out.writeEndArray();
        if (now.ref().serviceName() != null) {
            out.writeStringField("ServiceName", now.ref().serviceName());
        }
        out.writeEndObject();
    }

    /** In vCPU and MiB; absent when the task definition sets none for the whole task. */
    private static void writeLimits(@Nullable String cpuUnits, @Nullable String memory, JsonGenerator out)
            throws IOException {
        if (cpuUnits != null && memory != null && cpuUnits.matches("\\d+") && memory.matches("\\d+")) {
            BigDecimal vcpu = new BigDecimal(cpuUnits).divide(UNITS_PER_VCPU, MathContext.DECIMAL32);
            out.writeObjectFieldStart("Limits");
            out.writeFieldName("CPU");
            out.writeNumber(vcpu.stripTrailingZeros().toPlainString());
            out.writeNumberField("Memory", Long.parseLong(memory));
            out.writeEndObject();
        }
    }

    Octets container(SimulatedTask task) {
        return Octets.of(json.bytes(
                out -> container(task.snapshot(), task.described().containers().get(0), out)));
    }

    private static void container(TaskSnapshot now, Container container, JsonGenerator out) throws IOException {
        TaskDefinitionRef definition = now.taskDefinition();
        out.writeStartObject();
        out.writeStringField("DockerId", dockerId(now, container));
        out.writeStringField("Name", container.name());
        out.writeStringField(
                "DockerName", "ecs-" + definition.family() + "-" + definition.revision() + "-" + container.name());
        out.writeStringField("Image", container.image());
        out.writeStringField("ImageID", "");
        writeLabels(now, container, out);
        out.writeStringField("DesiredStatus", now.desiredStatus().name());
        out.writeStringField("KnownStatus", knownStatus(now.lastStatus()));
        writeTime("CreatedAt", now.createdAt(), out);
        writeTime("StartedAt", now.startedAt(), out);
        writeTime("FinishedAt", now.stoppedAt(), out);
        if (container.exitCode() != null) {
            out.writeNumberField("ExitCode", container.exitCode());
        }
        out.writeStringField("Type", "NORMAL");
        out.writeStringField("ContainerARN", container.containerArn());
        out.writeEndObject();
    }

    private static void writeLabels(TaskSnapshot now, Container container, JsonGenerator out) throws IOException {
        TaskDefinitionRef definition = now.taskDefinition();
        out.writeObjectFieldStart("Labels");
        out.writeStringField("com.amazonaws.ecs.cluster", now.ref().arn().clusterName());
        out.writeStringField("com.amazonaws.ecs.container-name", container.name());
        out.writeStringField("com.amazonaws.ecs.task-arn", now.ref().arn().toString());
        out.writeStringField("com.amazonaws.ecs.task-definition-family", definition.family());
        out.writeStringField("com.amazonaws.ecs.task-definition-version", String.valueOf(definition.revision()));
        out.writeEndObject();
    }

    Octets stats(SimulatedTask task) {
        return Octets.of(json.bytes(
                out -> stats(task.snapshot(), task.described().containers().get(0), out)));
    }

    Octets taskStats(SimulatedTask task) {
        return Octets.of(json.bytes(out -> {
            TaskSnapshot now = task.snapshot();
            out.writeStartObject();
            for (Container container : task.described().containers()) {
                out.writeFieldName(dockerId(now, container));
                stats(now, container, out);
            }
            out.writeEndObject();
        }));
    }

    /** Nothing runs, so nothing is measured. */
    private static void stats(TaskSnapshot now, Container container, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("read", now.at().toString());
        out.writeStringField("name", "/" + container.name());
        out.writeStringField("id", dockerId(now, container));
        out.writeNumberField("num_procs", 0);
        for (String empty : List.of("cpu_stats", "memory_stats", "networks")) {
            out.writeObjectFieldStart(empty);
            out.writeEndObject();
        }
        out.writeEndObject();
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

    private static void writeTime(String name, @Nullable Instant at, JsonGenerator out) throws IOException {
        if (at != null) {
            out.writeStringField(name, at.toString());
        }
    }
}
