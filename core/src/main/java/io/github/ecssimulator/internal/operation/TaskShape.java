package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerBuilder;
import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.Structure;
import io.github.ecssimulator.api.Task;
import io.github.ecssimulator.api.Task.Container;
import io.github.ecssimulator.api.Task.ContainerOverride;
import io.github.ecssimulator.api.Task.TaskOverride;
import io.github.ecssimulator.api.TaskBuilder;
import io.github.ecssimulator.api.TaskDefinition.EphemeralStorage;
import io.github.ecssimulator.internal.engine.ContainerInstanceState;
import io.github.ecssimulator.internal.engine.Millis;
import io.github.ecssimulator.internal.engine.TaskOptions;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.policy.Answering.HealthMoment;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task in ECS's shape. Protection is not in it. */
public record TaskShape(World world) {
    private static final Structure ARCHITECTURE = Structure.of("name", "ecs.cpu-architecture", "value", "x86_64");
    private static final EphemeralStorage FARGATE_STORAGE =
            new EphemeralStorage(20); // documented: Fargate task storage

    private static final int HEALTH_CHECK_SECONDS = 30; // documented: HealthCheck - the default, in seconds

    /** The task as it stands; its tags are shown where the request asks for them. */
    public Task of(TaskState task, boolean withTags) {
        TaskSnapshot now = task.snapshot(world.time().now());
        TaskOptions options = task.options();
        ContainerInstanceState instance = task.instanceOrNull();
        TaskNetwork network = new TaskNetwork(task, now);
        TaskBuilder form = TaskBuilder.task()
                .taskArn(task.arn().toString())
                .clusterArn(task.cluster().arn().toString())
                .taskDefinitionArn(
                        task.taskDefinition().ref().arn(world.settings().scope()))
                .containers(new Containers(task, now, network).all())
                .overrides(Containers.overridesOf(task))
                .availabilityZone(now.availabilityZone())
                .capacityProviderName(options.capacityProviderName())
                .launchType(options.shownLaunchType())
                .enableExecuteCommand(options.enableExecuteCommand())
                .group(now.group())
                .startedBy(now.startedBy())
                .attributes(List.of(ARCHITECTURE))
                .attachments(network.attachments())
                .containerInstanceArn(instance == null ? null : instance.arn())
                .tags(withTags ? task.tags().list() : List.of());
        setState(form, task, now);
        setSizeAndPlatform(form, task);
        return form.build();
    }

    private void setState(TaskBuilder form, TaskState task, TaskSnapshot now) {
        Instant pullStartedAt = Millis.orNull(task.pullStartedAtOrNull());
        form.lastStatus(now.lastStatus().name())
                .desiredStatus(now.desiredStatus().name())
                .healthStatus(healthOf(DefinitionShape.containersOf(task.taskDefinition()), now))
                .createdAt(Millis.of(now.createdAt()))
                .pullStartedAt(pullStartedAt)
                .pullStoppedAt(Millis.orNull(task.pullStoppedAtOrNull()))
                .startedAt(Millis.orNull(now.startedAt()))
                .stoppingAt(Millis.orNull(now.stoppingAt()))
                .executionStoppedAt(Millis.orNull(task.executionStoppedAtOrNull()))
                .stoppedAt(Millis.orNull(now.stoppedAt()))
                .stopCode(now.stopCode().map(code -> code.wireName()).orElse(null))
                .stoppedReason(now.stoppedReason())
                // observed: DescribeTasks - connected before the pull begins
                .connectivity(pullStartedAt == null ? null : "CONNECTED")
                .connectivityAt(pullStartedAt)
                // inferred: it grows with every change; each status comes but once
                .version(1L + List.of(TaskStatus.values()).indexOf(now.lastStatus()));
    }

    private static void setSizeAndPlatform(TaskBuilder form, TaskState task) {
        RegisterTaskDefinition.Request definition = DefinitionShape.givenFor(task.taskDefinition());
        TaskOverride overrides = task.options().overrides();
        EphemeralStorage own = overrides == null ? null : overrides.ephemeralStorage();
        EphemeralStorage storage = Given.firstOrNull(own, definition.ephemeralStorage());
        boolean fargate = task.options().isOnFargate();
        form.cpu(Given.firstOrNull(overrides == null ? null : overrides.cpu(), definition.cpu()))
                .memory(Given.firstOrNull(overrides == null ? null : overrides.memory(), definition.memory()))
                .inferenceAccelerators(Given.orNone(definition.inferenceAccelerators()))
                .ephemeralStorage(storage == null && fargate ? FARGATE_STORAGE : storage)
                .platformFamily(fargate ? "Linux" : null)
                .platformVersion(fargate ? LaunchReader.resolved(task.options().platformVersion()) : null);
    }

    /** documented: Task healthStatus - UNKNOWN unless an essential container has a health check. */
    private String healthOf(List<ContainerDefinition> containers, TaskSnapshot now) {
        IntSummaryStatistics intervals = containers.stream()
                .map(ContainerDefinition::healthCheck)
                .filter(Objects::nonNull)
                .mapToInt(check -> Given.or(check.interval(), HEALTH_CHECK_SECONDS))
                .summaryStatistics();
        if (now.stopCause() == StopCause.HEALTH_CHECK) {
            return "UNHEALTHY";
        }
        boolean checked = intervals.getCount() > 0 && now.isRunning() && hasRunFor(intervals.getMax(), now);
        return checked ? "HEALTHY" : "UNKNOWN";
    }

    private boolean hasRunFor(int seconds, TaskSnapshot now) { // assumed: U49
        return world.policies().has(HealthMoment.WHEN_RUNNING)
                || now.startedAt() == null
                || !world.time().now().isBefore(now.startedAt().plusSeconds(seconds));
    }

    /**
     * Tells whether a task has a role: its definition or its overrides name one; a definition made without a call
     * has one.
     */
    public static boolean hasRole(TaskState task) { // documented: TaskOverride - its role wins
        TaskOverride overrides = task.options().overrides();
        RegisterTaskDefinition.Request given = task.taskDefinition().registeredWithOrNull();
        return given == null || isNamed(given.taskRoleArn()) || (overrides != null && isNamed(overrides.taskRoleArn()));
    }

    private static boolean isNamed(@Nullable String role) {
        return role != null && !role.isBlank();
    }

    /** The containers of a task in ECS's shape. They all come and go with the task. */
    private final class Containers {
        private final TaskState task;
        private final TaskSnapshot now;
        private final TaskNetwork network;

        Containers(TaskState task, TaskSnapshot now, TaskNetwork network) {
            this.task = task;
            this.now = now;
            this.network = network;
        }

        List<Container> all() {
            return DefinitionShape.containersOf(task.taskDefinition()).stream()
                    .map(this::of)
                    .toList();
        }

        private Container of(ContainerDefinition definition) {
            String name = String.valueOf(definition.name());
            return ContainerBuilder.container()
                    .containerArn(arnOf(name))
                    .taskArn(task.arn().toString())
                    .name(name)
                    .image(definition.image())
                    .lastStatus(statusOf())
                    .exitCode(now.exitCode())
                    .healthStatus(definition.healthCheck() == null ? "UNKNOWN" : healthOf(List.of(definition), now))
                    .cpu(Given.text(definition.cpu()))
                    .memory(Given.text(definition.memory()))
                    .memoryReservation(Given.text(definition.memoryReservation()))
                    .networkBindings(network.bindings(definition))
                    .networkInterfaces(network.interfaces())
                    .build();
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

        /** observed: DescribeTasks names every container among the overrides, also without any. */
        static TaskOverride overridesOf(TaskState task) {
            TaskOverride given = task.options().overrides();
            List<ContainerOverride> containers = given == null ? null : given.containerOverrides();
            List<ContainerOverride> all = DefinitionShape.containersOf(task.taskDefinition()).stream()
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
                            Given.orNone(given.inferenceAcceleratorOverrides()));
        }

        private static ContainerOverride overrideOf(String name, @Nullable List<ContainerOverride> given) {
            List<ContainerOverride> overrides = Given.orNone(given);
            return overrides.stream()
                    .filter(override -> name.equals(override.name()))
                    .findFirst()
                    .orElse(ContainerOverride.of(none -> none.name(name)));
        }
    }
}
