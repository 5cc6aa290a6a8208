package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.RegisterTaskDefinitionRequest;
import io.github.ecssimulator.api.TaskDefinition;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One piece of the operations: a task definition in ECS's shape. */
final class TaskDefinitionShape {
    private static final RegisterTaskDefinitionRequest NOTHING = new RegisterTaskDefinitionRequest(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private final World world;

    TaskDefinitionShape(World world) {
        this.world = world;
    }

    String arnOf(TaskDefinitionState definition) {
        return definition.ref().arn(world.settings().scope());
    }

    TaskDefinition of(TaskDefinitionState definition) {
        RegisterTaskDefinitionRequest given = givenFor(definition);
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
                null,
                given.ephemeralStorage());
    }

    /** What the task definition was registered with; a definition made without a call was given nothing. */
    static RegisterTaskDefinitionRequest givenFor(TaskDefinitionState definition) {
        RegisterTaskDefinitionRequest given = definition.registeredWithOrNull();
        return given == null ? NOTHING : given;
    }

    /** The containers; a definition made without a call has one, named like the family. */
    static List<ContainerDefinition> containersOf(TaskDefinitionState definition) {
        List<ContainerDefinition> given = givenFor(definition).containerDefinitions();
        return given == null ? List.of(sole(definition.ref().family())) : given;
    }

    private static ContainerDefinition sole(String name) {
        return new ContainerDefinition(
                name, name, null, null, null, null, true, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null);
    }

    /** documented: Fargate task definitions need the awsvpc mode, and CPU and memory of the task. */
    static List<String> compatibilitiesOf(TaskDefinitionState definition) {
        RegisterTaskDefinitionRequest given = givenFor(definition);
        boolean fargate = "awsvpc".equals(given.networkMode()) && isGiven(given.cpu()) && isGiven(given.memory());
        return fargate ? List.of("EC2", LaunchType.FARGATE) : List.of("EXTERNAL", "EC2");
    }

    private static boolean isGiven(@Nullable String value) {
        return value != null && !value.isBlank();
    }
}
