package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.Task;
import io.github.ecssimulator.api.Task.Container;
import io.github.ecssimulator.model.TaskDefinitionRef;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Task metadata V4 as JSON.
 *
 * <p>Source: documented: task metadata endpoint version 4, its examples for EC2 and for Fargate.
 */
final class MetadataJson {
    private static final BigDecimal UNITS_PER_VCPU = BigDecimal.valueOf(1024);

    private MetadataJson() {}

    /** Tells a part of what a container can ask about its own task. */
    static Octets of(SimulatedTask task, Container container, String part) {
        TaskSnapshot now = task.snapshot();
        Task described = task.described();
        return Answers.json(
                switch (part) {
                    case "/task" -> task(now, described);
                    case "/stats" -> stats(now, described, container);
                    case "/task/stats" -> taskStats(now, described);
                    default -> container(now, described, container);
                });
    }

    private static Map<String, @Nullable Object> task(TaskSnapshot now, Task task) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("Cluster", cluster(task));
        members.put("TaskARN", now.ref().arn().toString());
        members.put("Family", now.taskDefinition().family());
        members.put("Revision", String.valueOf(now.taskDefinition().revision()));
        members.put("DesiredStatus", now.desiredStatus().name());
        members.put("KnownStatus", knownStatus(now.lastStatus()));
        putLimits(members, task.cpu(), task.memory());
        putTime(members, "PullStartedAt", now.createdAt());
        putTime(members, "PullStoppedAt", now.startedAt());
        putTime(members, "ExecutionStoppedAt", task.executionStoppedAt());
        members.put("AvailabilityZone", now.availabilityZone());
        members.put("LaunchType", task.launchType());
        members.put(
                "Containers",
                task.containers().stream()
                        .map(container -> container(now, task, container))
                        .toList());
        if (now.ref().serviceName() != null) {
            members.put("ServiceName", now.ref().serviceName());
        }
        return members;
    }

    /** In vCPU and MiB; absent when the task definition sets none for the whole task. */
    private static void putLimits(
            Map<String, @Nullable Object> members, @Nullable String cpuUnits, @Nullable String memory) {
        if (cpuUnits != null && memory != null && cpuUnits.matches("\\d+") && memory.matches("\\d+")) {
            BigDecimal vcpu = new BigDecimal(cpuUnits).divide(UNITS_PER_VCPU, MathContext.DECIMAL32);
            Map<String, Object> limits = new LinkedHashMap<>();
            limits.put("CPU", vcpu.stripTrailingZeros());
            limits.put("Memory", Long.valueOf(memory));
            members.put("Limits", limits);
        }
    }

    /** On Fargate the cluster is named by its ARN, everywhere. */
    private static String cluster(Task task) {
        String arn = String.valueOf(task.clusterArn());
        return EndpointIds.isOnFargate(task) ? arn : arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static Map<String, @Nullable Object> container(TaskSnapshot now, Task task, Container container) {
        TaskDefinitionRef definition = now.taskDefinition();
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("DockerId", dockerId(now, task, container));
        members.put("Name", container.name());
        members.put(
                "DockerName",
                EndpointIds.isOnFargate(task)
                        ? container.name()
                        : "ecs-" + definition.family() + "-" + definition.revision() + "-" + container.name());
        members.put("Image", container.image());
        members.put("ImageID", "");
        members.put("Labels", labels(now, task, container));
        members.put("DesiredStatus", now.desiredStatus().name());
        members.put("KnownStatus", knownStatus(now.lastStatus()));
        putTime(members, "CreatedAt", now.createdAt());
        putTime(members, "StartedAt", now.startedAt());
        putTime(members, "FinishedAt", now.stoppedAt());
        if (container.exitCode() != null) {
            members.put("ExitCode", container.exitCode());
        }
        members.put("Type", "NORMAL");
        members.put("ContainerARN", container.containerArn());
        return members;
    }

    private static Map<String, String> labels(TaskSnapshot now, Task task, Container container) {
        TaskDefinitionRef definition = now.taskDefinition();
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("com.amazonaws.ecs.cluster", cluster(task));
        labels.put("com.amazonaws.ecs.container-name", container.name());
        labels.put("com.amazonaws.ecs.task-arn", now.ref().arn().toString());
        labels.put("com.amazonaws.ecs.task-definition-family", definition.family());
        labels.put("com.amazonaws.ecs.task-definition-version", String.valueOf(definition.revision()));
        return labels;
    }

    private static Map<String, @Nullable Object> taskStats(TaskSnapshot now, Task task) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        task.containers()
                .forEach(container -> members.put(dockerId(now, task, container), stats(now, task, container)));
        return members;
    }

    /** Nothing runs, so nothing is measured. */
    private static Map<String, @Nullable Object> stats(TaskSnapshot now, Task task, Container container) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("read", now.at().toString());
        members.put("name", "/" + container.name());
        members.put("id", dockerId(now, task, container));
        members.put("num_procs", 0);
        List.of("cpu_stats", "memory_stats", "networks").forEach(empty -> members.put(empty, Map.of()));
        return members;
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

    private static void putTime(Map<String, @Nullable Object> members, String name, @Nullable Instant at) {
        if (at != null) {
            members.put(name, at.toString());
        }
    }
}
