package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.Task.Container;
import io.github.ecssimulator.api.Task.ContainerOverride;
import io.github.ecssimulator.api.Task.TaskOverride;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.model.TaskSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The containers of a task in ECS's shape. They all come and go with the task. */
final class ContainerShape {
    private final TaskState task;
    private final TaskSnapshot now;
    private final TaskNetwork network;

    ContainerShape(TaskState task, TaskSnapshot now) {
        this.task = task;
        this.now = now;
        this.network = new TaskNetwork(task, now);
    }

    List<Container> all() {
        return TaskDefinitionShape.containersOf(task.taskDefinition()).stream()
                .map(this::of)
                .toList();
    }

    private Container of(ContainerDefinition definition) {
        String name = String.valueOf(definition.name());
        return new Container(
                arnOf(name),
                task.arn().toString(),
                name,
                definition.image(),
                statusOf(),
                now.exitCode(),
                null,
                definition.healthCheck() == null ? "UNKNOWN" : TaskShape.healthOf(task, now),
                text(definition.cpu()),
                text(definition.memory()),
                text(definition.memoryReservation()),
                network.bindings(definition),
                network.interfaces());
    }

    /** documented: container/<cluster>/<task>/<uuid>; the UUID is made of the names, so that it stays the same. */
    private String arnOf(String name) {
        byte[] names = (task.id() + "/" + name).getBytes(StandardCharsets.UTF_8);
        return task.cluster()
                .arn()
                .scope()
                .arn("container/" + task.cluster().name() + "/" + task.id() + "/" + UUID.nameUUIDFromBytes(names));
    }

    private String statusOf() {
        boolean ended = now.exitCode() != null;
        return switch (now.lastStatus()) {
            case PROVISIONING, PENDING -> "PENDING";
            case ACTIVATING, RUNNING, DEACTIVATING, STOPPING -> ended ? "STOPPED" : "RUNNING";
            case DEPROVISIONING, STOPPED -> "STOPPED";
        };
    }

    private static @Nullable String text(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    /** observed: DescribeTasks names every container among the overrides, also without any. */
    static TaskOverride overridesOf(TaskState task) {
        TaskOverride given = task.options().overrides();
        List<ContainerOverride> containers = given == null ? null : given.containerOverrides();
        List<ContainerOverride> all = TaskDefinitionShape.containersOf(task.taskDefinition()).stream()
                .map(container -> overrideOf(String.valueOf(container.name()), containers))
                .toList();
        return given == null
                ? new TaskOverride(all, null, null, null, null, null, List.of())
                : new TaskOverride(
                        all,
                        given.cpu(),
                        given.executionRoleArn(),
                        given.memory(),
                        given.taskRoleArn(),
                        given.ephemeralStorage(),
                        LaunchReader.orNone(given.inferenceAcceleratorOverrides()));
    }

    private static ContainerOverride overrideOf(String name, @Nullable List<ContainerOverride> given) {
        List<ContainerOverride> overrides = given == null ? List.of() : given;
        return overrides.stream()
                .filter(override -> name.equals(override.name()))
                .findFirst()
                .orElse(ContainerOverride.of(none -> none.name(name)));
    }
}
