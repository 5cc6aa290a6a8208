package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.api.Task;
import io.github.ecssimulator.api.Task.TaskOverride;
import io.github.ecssimulator.api.TaskDefinition.EphemeralStorage;
import io.github.ecssimulator.internal.engine.TaskOptions;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task in ECS's shape. Protection is not in it. */
public final class TaskShape {
    private static final RecordForm<Task> FORM = new RecordForm<>(Task.class);
    private static final Structure ARCHITECTURE = Structure.of("name", "ecs.cpu-architecture", "value", "x86_64");
    private static final EphemeralStorage FARGATE_STORAGE =
            new EphemeralStorage(20); // documented: Fargate task storage

    private final World world;
    private final TaskDefinitionShape definitions;

    /** Makes the shape. */
    public TaskShape(World world) {
        this.world = world;
        this.definitions = new TaskDefinitionShape(world);
    }

    /** Shows a task. Returns the task as it stands. */
    public Task of(TaskState task, boolean withTags) {
        TaskSnapshot now = task.snapshot(world.time().now());
        TaskOptions options = task.options();
        RecordForm<Task>.Entries form = FORM.blank()
                .set("taskArn", task.arn().toString())
                .set("clusterArn", task.cluster().arn().toString())
                .set("taskDefinitionArn", definitions.arnOf(task.taskDefinition()))
                .set("containers", new ContainerShape(task, now).all())
                .set("overrides", ContainerShape.overridesOf(task))
                .set("availabilityZone", now.availabilityZone())
                .set("capacityProviderName", options.capacityProviderName())
                .set("launchType", LaunchType.of(options))
                .set("enableExecuteCommand", options.enableExecuteCommand())
                .set("group", now.group())
                .set("startedBy", now.startedBy())
                .set("attributes", List.of(ARCHITECTURE))
                .set("tags", withTags ? task.tags().list() : List.of());
        setState(form, task, now);
        setSize(form, task);
        setPlace(form, task, now);
        return form.make();
    }

    private static void setState(RecordForm<Task>.Entries form, TaskState task, TaskSnapshot now) {
        Instant pullStartedAt = task.pullStartedAtOrNull();
        form.set("lastStatus", now.lastStatus().name())
                .set("desiredStatus", now.desiredStatus().name())
                .set("healthStatus", healthOf(task, now))
                .set("createdAt", now.createdAt())
                .set("pullStartedAt", pullStartedAt)
                .set("pullStoppedAt", task.pullStoppedAtOrNull())
                .set("startedAt", now.startedAt())
                .set("stoppingAt", now.stoppingAt())
                .set("executionStoppedAt", task.executionStoppedAtOrNull())
                .set("stoppedAt", now.stoppedAt())
                .set("stopCode", now.stopCode().map(code -> code.wireName()).orElse(null))
                .set("stoppedReason", now.stoppedReason())
                // observed: DescribeTasks - connected before the pull begins
                .set("connectivity", pullStartedAt == null ? null : "CONNECTED")
                .set("connectivityAt", pullStartedAt)
                // inferred: it grows with every change; each status comes but once
                .set("version", 1L + List.of(TaskStatus.values()).indexOf(now.lastStatus()));
    }

    private static void setSize(RecordForm<Task>.Entries form, TaskState task) {
        RegisterTaskDefinition.Request definition = TaskDefinitionShape.givenFor(task.taskDefinition());
        TaskOverride overrides = task.options().overrides();
        EphemeralStorage own = overrides == null ? null : overrides.ephemeralStorage();
        EphemeralStorage storage = own == null ? definition.ephemeralStorage() : own;
        boolean fargate = LaunchType.isFargate(task.options());
        form.set("cpu", first(overrides == null ? null : overrides.cpu(), definition.cpu()))
                .set("memory", first(overrides == null ? null : overrides.memory(), definition.memory()))
                .set("inferenceAccelerators", LaunchReader.orNone(definition.inferenceAccelerators()))
                .set("ephemeralStorage", storage == null && fargate ? FARGATE_STORAGE : storage)
                .set("platformFamily", fargate ? "Linux" : null)
                .set(
                        "platformVersion",
                        fargate ? LaunchReader.resolved(task.options().platformVersion()) : null);
    }

    private static void setPlace(RecordForm<Task>.Entries form, TaskState task, TaskSnapshot now) {
        TaskNetwork network = new TaskNetwork(task, now);
        form.set("attachments", network.attachments())
                .set("containerInstanceArn", LaunchType.isFargate(task.options()) ? null : network.instanceArn());
    }

    private static @Nullable String first(@Nullable String override, @Nullable String usual) {
        return override == null ? usual : override;
    }

    /** documented: Task healthStatus - UNKNOWN unless an essential container has a health check. */
    static String healthOf(TaskState task, TaskSnapshot now) {
        boolean checked = TaskDefinitionShape.containersOf(task.taskDefinition()).stream()
                .anyMatch(container -> container.healthCheck() != null);
        if (now.stopCause() == StopCause.HEALTH_CHECK) {
            return "UNHEALTHY";
        }
        return checked && now.isRunning() ? "HEALTHY" : "UNKNOWN";
    }
}
