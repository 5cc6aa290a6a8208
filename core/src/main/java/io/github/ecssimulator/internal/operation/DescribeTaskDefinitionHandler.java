package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DescribeTaskDefinition;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import java.util.List;

/** Decides DescribeTaskDefinition. */
final class DescribeTaskDefinitionHandler
        implements OperationHandler<DescribeTaskDefinition.Request, DescribeTaskDefinition.Response> {
    private final TaskDefinitionLookup definitions;
    private final TaskDefinitionShape shape;

    DescribeTaskDefinitionHandler(World world) {
        this.definitions = new TaskDefinitionLookup(world);
        this.shape = new TaskDefinitionShape(world);
    }

    @Override
    public DescribeTaskDefinition.Response handle(DescribeTaskDefinition.Request request) {
        Includes includes = Includes.of(request.include(), "TAGS");
        String given = request.taskDefinition();
        if (given == null || given.isBlank()) {
            throw Refused.invalid("Family should not be null or empty."); // observed: sibling CreateService
        }
        // inferred: an INACTIVE revision is described for as long as the world lasts; ECS promises it while it is used
        TaskDefinitionState definition = definitions.findOrNull(given);
        if (definition == null) {
            throw Refused.client("Unable to describe task definition."); // observed
        }
        return new DescribeTaskDefinition.Response(
                shape.of(definition), includes.tags() ? definition.tags().list() : List.of());
    }
}
