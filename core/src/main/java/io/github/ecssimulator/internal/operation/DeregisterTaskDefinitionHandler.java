package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DeregisterTaskDefinition;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;

/** Decides DeregisterTaskDefinition. */
final class DeregisterTaskDefinitionHandler
        implements OperationHandler<DeregisterTaskDefinition.Request, DeregisterTaskDefinition.Response> {
    private final World world;
    private final TaskDefinitionLookup definitions;
    private final TaskDefinitionShape shape;

    DeregisterTaskDefinitionHandler(World world) {
        this.world = world;
        this.definitions = new TaskDefinitionLookup(world);
        this.shape = new TaskDefinitionShape(world);
    }

    @Override
    public DeregisterTaskDefinition.Response handle(DeregisterTaskDefinition.Request request) {
        String given = request.taskDefinition();
        if (given == null || given.isBlank()) {
            throw Refused.invalid("Family should not be null or empty."); // observed: sibling CreateService
        }
        if (!TaskDefinitionLookup.hasRevision(given)) { // documented: a revision is required; inferred: the text
            throw Refused.invalid("Revision is missing.");
        }
        TaskDefinitionState definition = definitions.findOrNull(given);
        if (definition == null) { // inferred: the text
            throw Refused.client("The specified task definition does not exist.");
        }
        world.taskDefinitions().deregister(definition);
        return new DeregisterTaskDefinition.Response(shape.of(definition));
    }
}
