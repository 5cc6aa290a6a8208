package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ContainerDefinition;
import io.github.ecssimulator.api.RegisterTaskDefinitionRequest;
import io.github.ecssimulator.api.RegisterTaskDefinitionResponse;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One piece of the operations: RegisterTaskDefinition. */
final class RegisterTaskDefinitionHandler
        implements OperationHandler<RegisterTaskDefinitionRequest, RegisterTaskDefinitionResponse> {
    private static final int STOP_TIMEOUT_MAX = 120; // documented: ContainerDefinition stopTimeout, on Fargate

    private final World world;
    private final TaskDefinitionShape shape;

    RegisterTaskDefinitionHandler(World world) {
        this.world = world;
        this.shape = new TaskDefinitionShape(world);
    }

    @Override
    public RegisterTaskDefinitionResponse handle(RegisterTaskDefinitionRequest request) {
        String family = request.family();
        if (family == null || family.isBlank()) {
            throw Refused.client("Family can not be blank."); // observed: the text
        }
        TaskDefinitionLookup.requireFamily(family);
        List<Tag> tags = TagRules.check(request.tags());
        requireFargate(request);
        requireContainers(request);
        TaskDefinitionState definition = world.taskDefinitions().register(family, request);
        definition.tags().set(tags);
        return new RegisterTaskDefinitionResponse(
                shape.of(definition), definition.tags().list());
    }

    private static void requireFargate(RegisterTaskDefinitionRequest request) {
        List<String> required = request.requiresCompatibilities();
        if (required == null || !required.contains(LaunchType.FARGATE)) {
            return;
        }
        if (!"awsvpc".equals(request.networkMode())) { // documented: RegisterTaskDefinition; inferred: the text
            throw Refused.client("Fargate only supports network mode 'awsvpc'.");
        }
        requireSize("cpu", request.cpu());
        requireSize("memory", request.memory());
    }

    private static void requireSize(String member, @Nullable String value) { // documented: RegisterTaskDefinition
        if (value == null || value.isBlank()) { // inferred: the text
            throw Refused.client("Fargate requires that '" + member + "' be defined at the task level.");
        }
    }

    private static void requireContainers(RegisterTaskDefinitionRequest request) {
        List<ContainerDefinition> containers = request.containerDefinitions();
        if (containers == null || containers.isEmpty()) {
            throw Refused.client("Container list cannot be empty."); // observed
        }
        boolean fargate = request.requiresCompatibilities() != null
                && request.requiresCompatibilities().contains(LaunchType.FARGATE);
        for (ContainerDefinition container : containers) {
            requireGiven("name", container.name());
            requireGiven("image", container.image());
            requireMemory(container, request.memory());
            refuseRestarts(container);
            Refused.unlessBetween(
                    "stopTimeout", container.stopTimeout(), 0, fargate ? STOP_TIMEOUT_MAX : Integer.MAX_VALUE);
        }
    }

    private static void requireGiven(String member, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw Refused.client("Container." + member + " should not be null or empty."); // observed
        }
    }

    private static void requireMemory(ContainerDefinition container, @Nullable String taskMemory) {
        if (taskMemory == null && container.memory() == null && container.memoryReservation() == null) { // observed
            throw Refused.client("Invalid setting for container '" + container.name()
                    + "'. At least one of 'memory' or 'memoryReservation' must be specified.");
        }
    }

    private static void refuseRestarts(ContainerDefinition container) {
        if (container.restartPolicy() != null
                && Boolean.TRUE.equals(container.restartPolicy().enabled())) {
            throw Refused.notModelled("RegisterTaskDefinition", "containerDefinitions.restartPolicy");
        }
    }
}
