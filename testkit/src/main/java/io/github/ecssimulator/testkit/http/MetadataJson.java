package io.github.ecssimulator.testkit.http;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.Task;
import io.github.ecssimulator.api.Task.Container;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.testkit.internal.http.Octets;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Task metadata V4 as JSON.
 *
 * <p>Source: documented: task metadata endpoint version 4, its examples for EC2 and for Fargate.
 */
final class MetadataJson {
    private static final BigDecimal UNITS_PER_VCPU = BigDecimal.valueOf(1024);

    private final JsonText text = new JsonText();

    /** Tells a part of what a container can ask about its own task. */
    Octets of(SimulatedTask task, Container container, String part) {
        return switch (part) {
            case "/task" -> task(task);
            case "/stats" -> stats(task, container);
            case "/task/stats" -> taskStats(task);
            default -> container(task, container);
        };
    }

    private Octets task(SimulatedTask task) {
        return Octets.of(text.bytes(out -> task(task, out)));
    }

    private static void task(SimulatedTask task, JsonGenerator out) throws IOException {
        TaskSnapshot now = task.snapshot();
        Task described = task.described();
        out.writeStartObject();
        out.writeStringField("Cluster", cluster(described));
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
            container(now, described, container, out);
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

    /** On Fargate the cluster is named by its ARN, everywhere. */
    private static String cluster(Task task) {
        String arn = String.valueOf(task.clusterArn());
        return EndpointIds.isOnFargate(task) ? arn : arn.substring(arn.lastIndexOf('/') + 1);
    }

    private Octets container(SimulatedTask task, Container container) {
        return Octets.of(text.bytes(out -> container(task.snapshot(), task.described(), container, out)));
    }

    private static void container(TaskSnapshot now, Task task, Container container, JsonGenerator out)
            throws IOException {
        TaskDefinitionRef definition = now.taskDefinition();
        out.writeStartObject();
        out.writeStringField("DockerId", dockerId(now, task, container));
        out.writeStringField("Name", container.name());
        out.writeStringField(
                "DockerName",
                EndpointIds.isOnFargate(task)
                        ? container.name()
                        : "ecs-" + definition.family() + "-" + definition.revision() + "-" + container.name());
        out.writeStringField("Image", container.image());
        out.writeStringField("ImageID", "");
        writeLabels(now, task, container, out);
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

    private static void writeLabels(TaskSnapshot now, Task task, Container container, JsonGenerator out)
            throws IOException {
        TaskDefinitionRef definition = now.taskDefinition();
        out.writeObjectFieldStart("Labels");
        out.writeStringField("com.amazonaws.ecs.cluster", cluster(task));
        out.writeStringField("com.amazonaws.ecs.container-name", container.name());
        out.writeStringField("com.amazonaws.ecs.task-arn", now.ref().arn().toString());
        out.writeStringField("com.amazonaws.ecs.task-definition-family", definition.family());
        out.writeStringField("com.amazonaws.ecs.task-definition-version", String.valueOf(definition.revision()));
        out.writeEndObject();
    }

    private Octets stats(SimulatedTask task, Container container) {
        return Octets.of(text.bytes(out -> stats(task.snapshot(), task.described(), container, out)));
    }

    private Octets taskStats(SimulatedTask task) {
        return Octets.of(text.bytes(out -> {
            TaskSnapshot now = task.snapshot();
            Task described = task.described();
            out.writeStartObject();
            for (Container container : described.containers()) {
                out.writeFieldName(dockerId(now, described, container));
                stats(now, described, container, out);
            }
            out.writeEndObject();
        }));
    }

    /** Nothing runs, so nothing is measured. */
    private static void stats(TaskSnapshot now, Task task, Container container, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("read", now.at().toString());
        out.writeStringField("name", "/" + container.name());
        out.writeStringField("id", dockerId(now, task, container));
        out.writeNumberField("num_procs", 0);
        for (String empty : List.of("cpu_stats", "memory_stats", "networks")) {
            out.writeObjectFieldStart(empty);
            out.writeEndObject();
        }
        out.writeEndObject();
    }

    /** On Fargate the endpoint id, else 64 hex digits, as Docker's ids: the task's id and that of the container. */
    private static String dockerId(TaskSnapshot now, Task task, Container container) {
        String id = now.ref().id().value();
        String arn = container.containerArn();
        return EndpointIds.isOnFargate(task)
                ? EndpointIds.onFargate(id, container.name())
                : id + arn.substring(arn.lastIndexOf('/') + 1).replace("-", "");
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
