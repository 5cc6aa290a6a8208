package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.RegisterTaskDefinitionRequest;
import io.github.ecssimulator.api.Task;
import io.github.ecssimulator.api.TaskOverride;
import io.github.ecssimulator.internal.engine.TaskOptions;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One piece of the operations: a task in ECS's shape. Protection is not in it. */
public final class TaskShape {
    private final World world;
    private final TaskDefinitionShape definitions;

    /**
     * Makes the shape.
     *
     * @param world whose tasks are shown
     */
    public TaskShape(World world) {
        this.world = world;
        this.definitions = new TaskDefinitionShape(world);
    }

    /**
     * Shows a task.
     *
     * @param task the task
     * @param withTags whether its tags are shown, too
     * @return the task as it stands
     */
    public Task of(TaskState task, boolean withTags) {
        TaskSnapshot now = task.snapshot(world.time().now());
        TaskOptions options = task.options();
        RegisterTaskDefinitionRequest definition = TaskDefinitionShape.givenFor(task.taskDefinition());
        TaskOverride overrides = options.overrides();
        boolean fargate = LaunchType.isFargate(options);
        return new Task(
                now.availabilityZone(),
                options.capacityProviderName(),
                task.cluster().arn().toString(),
                new ContainerShape(task, now).all(),
                first(overrides == null ? null : overrides.cpu(), definition.cpu()),
                now.createdAt(),
                now.desiredStatus().name(),
                options.enableExecuteCommand(),
                task.executionStoppedAtOrNull(),
                now.group(),
                healthOf(task, now),
                now.lastStatus().name(),
                LaunchType.of(options),
                first(overrides == null ? null : overrides.memory(), definition.memory()),
                overridesOf(task),
                fargate ? versionOf(options) : null,
                fargate ? "Linux" : null,
                now.startedAt(),
                now.startedBy(),
                now.stopCode().map(code -> code.wireName()).orElse(null),
                now.stoppedAt(),
                now.stoppedReason(),
                now.stoppingAt(),
                withTags ? task.tags().list() : List.of(),
                task.arn().toString(),
                definitions.arnOf(task.taskDefinition()),
                // inferred: it grows with every change; each status comes but once
                1L + List.of(TaskStatus.values()).indexOf(now.lastStatus()),
                definition.ephemeralStorage());
    }

    private static String versionOf(TaskOptions options) { // documented: Fargate platform versions - LATEST is 1.4.0
        String version = options.platformVersion();
        return version == null || version.equals("LATEST") ? "1.4.0" : version;
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

    /** observed: DescribeTasks names every container among the overrides, also without any. */
    private static TaskOverride overridesOf(TaskState task) {
        return ContainerShape.overridesOf(task);
    }
}
