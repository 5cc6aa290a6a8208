package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.RegisterTaskDefinition;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import java.util.List;

/** Decides RegisterTaskDefinition. */
final class RegisterTaskDefinitionHandler
        implements OperationHandler<RegisterTaskDefinition.Request, RegisterTaskDefinition.Response> {
    private final World world;
    private final TaskDefinitionShape shape;

    RegisterTaskDefinitionHandler(World world) {
        this.world = world;
        this.shape = new TaskDefinitionShape(world);
    }

    @Override
    public RegisterTaskDefinition.Response handle(RegisterTaskDefinition.Request request) {
        String family = request.family();
        if (family == null || family.isBlank()) {
            throw Refused.client("Family can not be blank."); // observed: the text
        }
        TaskDefinitionLookup.requireFamily(family);
        List<Tag> tags = TagRules.check(request.tags());
        TaskDefinitionRules.check(request);
        TaskDefinitionState definition = world.taskDefinitions().register(family, DefinitionDefaults.complete(request));
        definition.tags().set(tags);
        return new RegisterTaskDefinition.Response(
                shape.of(definition), definition.tags().list());
    }
}
