package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.TaskDefinition;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import java.util.List;

/** A task definition in ECS's shape. */
final class TaskDefinitionShape {
    private static final RegisterTaskDefinition.Request NOTHING = RegisterTaskDefinition.request(nothing -> nothing);

    private final World world;

    TaskDefinitionShape(World world) {
        this.world = world;
    }

    String arnOf(TaskDefinitionState definition) {
        return definition.ref().arn(world.settings().scope());
    }

    TaskDefinition of(TaskDefinitionState definition) {
        RegisterTaskDefinition.Request given = givenFor(definition);
        return new TaskDefinition(
                arnOf(definition),
                containersOf(definition),
                definition.ref().family(),
                given.taskRoleArn(),
                given.executionRoleArn(),
                given.networkMode(),
                definition.ref().revision(),
                definition.isActive() ? "ACTIVE" : "INACTIVE",
                given.placementConstraints() == null ? List.of() : given.placementConstraints(),
                compatibilitiesOf(definition),
                given.runtimePlatform(),
                given.requiresCompatibilities(),
                given.cpu(),
                given.memory(),
                given.pidMode(),
                given.ipcMode(),
                definition.registeredAt(),
                definition.deregisteredAtOrNull(),
                Accounts.rootOf(world),
                given.ephemeralStorage(),
                given.volumes() == null ? List.of() : given.volumes(),
                DefinitionAttributes.of(given),
                given.proxyConfiguration(),
                given.inferenceAccelerators(),
                given.enableFaultInjection(),
                null);
    }

    /** What the task definition was registered with; a definition made without a call was given nothing. */
    static RegisterTaskDefinition.Request givenFor(TaskDefinitionState definition) {
        RegisterTaskDefinition.Request given = definition.registeredWithOrNull();
        return given == null ? NOTHING : given;
    }

    /** The containers; a definition made without a call has one, named like the family. */
    static List<ContainerDefinition> containersOf(TaskDefinitionState definition) {
        List<ContainerDefinition> given = givenFor(definition).containerDefinitions();
        return given == null ? List.of(DefinitionDefaults.named(definition.ref().family())) : given;
    }

    /**
     * documented: Fargate task definitions need the awsvpc mode, and CPU and memory of the task; observed: the order, and that
     * what fits Fargate fits managed instances.
     */
    static List<String> compatibilitiesOf(TaskDefinitionState definition) {
        RegisterTaskDefinition.Request given = givenFor(definition);
        Integer cpu = TaskSize.cpuOrNull(given.cpu());
        Integer memory = TaskSize.memoryOrNull(given.memory());
        boolean fargate =
                "awsvpc".equals(given.networkMode()) && cpu != null && memory != null && FargateSizes.has(cpu, memory);
        return fargate ? List.of("EC2", "MANAGED_INSTANCES", LaunchType.FARGATE) : List.of("EXTERNAL", "EC2");
    }
}
