package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.api.Task;
import io.github.ecssimulator.api.Task.TaskOverride;
import io.github.ecssimulator.api.TaskBuilder;
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
        TaskBuilder form = TaskBuilder.task()
                .taskArn(task.arn().toString())
                .clusterArn(task.cluster().arn().toString())
                .taskDefinitionArn(definitions.arnOf(task.taskDefinition()))
                .containers(new ContainerShape(task, now).all())
                .overrides(ContainerShape.overridesOf(task))
                .availabilityZone(now.availabilityZone())
                .capacityProviderName(options.capacityProviderName())
                .launchType(LaunchType.of(options))
                .enableExecuteCommand(options.enableExecuteCommand())
                .group(now.group())
                .startedBy(now.startedBy())
                .attributes(List.of(ARCHITECTURE))
                .tags(withTags ? task.tags().list() : List.of());
        setState(form, task, now);
        setSize(form, task);
        setPlace(form, task, now);
        return form.build();
    }

    private static void setState(TaskBuilder form, TaskState task, TaskSnapshot now) {
        Instant pullStartedAt = task.pullStartedAtOrNull();
        form.lastStatus(now.lastStatus().name())
                .desiredStatus(now.desiredStatus().name())
                .healthStatus(healthOf(task, now))
                .createdAt(now.createdAt())
                .pullStartedAt(pullStartedAt)
                .pullStoppedAt(task.pullStoppedAtOrNull())
                .startedAt(now.startedAt())
                .stoppingAt(now.stoppingAt())
                .executionStoppedAt(task.executionStoppedAtOrNull())
                .stoppedAt(now.stoppedAt())
                .stopCode(now.stopCode().map(code -> code.wireName()).orElse(null))
                .stoppedReason(now.stoppedReason())
                // observed: DescribeTasks - connected before the pull begins
                .connectivity(pullStartedAt == null ? null : "CONNECTED")
                .connectivityAt(pullStartedAt)
                // inferred: it grows with every change; each status comes but once
                .version(1L + List.of(TaskStatus.values()).indexOf(now.lastStatus()));
    }

    private static void setSize(TaskBuilder form, TaskState task) {
        RegisterTaskDefinition.Request definition = TaskDefinitionShape.givenFor(task.taskDefinition());
        TaskOverride overrides = task.options().overrides();
        EphemeralStorage own = overrides == null ? null : overrides.ephemeralStorage();
        EphemeralStorage storage = own == null ? definition.ephemeralStorage() : own;
        boolean fargate = LaunchType.isFargate(task.options());
        form.cpu(first(overrides == null ? null : overrides.cpu(), definition.cpu()))
                .memory(first(overrides == null ? null : overrides.memory(), definition.memory()))
                .inferenceAccelerators(LaunchReader.orNone(definition.inferenceAccelerators()))
                .ephemeralStorage(storage == null && fargate ? FARGATE_STORAGE : storage)
                .platformFamily(fargate ? "Linux" : null)
                .platformVersion(fargate ? LaunchReader.resolved(task.options().platformVersion()) : null);
    }

    private static void setPlace(TaskBuilder form, TaskState task, TaskSnapshot now) {
        TaskNetwork network = new TaskNetwork(task, now);
        form.attachments(network.attachments())
                .containerInstanceArn(LaunchType.isFargate(task.options()) ? null : network.instanceArn());
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
