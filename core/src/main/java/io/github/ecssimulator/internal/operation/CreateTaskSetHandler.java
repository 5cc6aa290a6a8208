package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CreateTaskSet;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.RefusedCall;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;
import java.util.List;

/** Decides CreateTaskSet. */
final class CreateTaskSetHandler implements OperationHandler<CreateTaskSet.Request, CreateTaskSet.Response> {
    private static final int TASK_SETS_MAX = 5; // observed: CreateTaskSet

    private final World world;
    private final TaskSetServices services;
    private final TaskDefinitionLookup definitions;
    private final TaskSetShape shape;
    private final ClientTokens<TaskSetState> tokens = new ClientTokens<>(36); // documented: CreateTaskSet

    CreateTaskSetHandler(World world) {
        this.world = world;
        this.services = new TaskSetServices(world);
        this.definitions = new TaskDefinitionLookup(world);
        this.shape = new TaskSetShape(world);
    }

    @Override
    public CreateTaskSet.Response handle(CreateTaskSet.Request request) {
        ServiceState service = services.requireActive(request.cluster(), request.service());
        TaskSetState set = tokens.madeBy(request, request.clientToken(), notIdempotent())
                .orElseGet(() -> create(request, service));
        return new CreateTaskSet.Response(shape.of(set, true));
    }

    private static RefusedCall notIdempotent() { // inferred: sibling CreateService
        return Refused.invalid("Creation of task set was not idempotent.");
    }

    private TaskSetState create(CreateTaskSet.Request request, ServiceState service) {
        List<Tag> tags = TagRules.check(request.tags());
        double percent = request.scale() == null ? 0 : ScaleReader.percent(request.scale()); // observed: 0 by default
        if (service.taskSets().size() >= TASK_SETS_MAX) { // observed: CreateTaskSet
            throw Refused.invalid(
                    TASK_SETS_MAX + " deployments exist on the service. Unable to create new TaskSet since"
                            + " this exceeds the maximum limit.");
        }
        TaskDefinitionState definition = definitions.requireActive(request.taskDefinition(), Refused::client);
        LaunchOptions launch = LaunchReader.with(
                LaunchReader.read(
                        service.cluster(),
                        request.launchType(),
                        request.capacityProviderStrategy(),
                        request.platformVersion(),
                        request.networkConfiguration()),
                request.loadBalancers(),
                request.serviceRegistries());
        LaunchReader.requireFitting(launch, definition);
        TaskSetState set =
                world.services().taskSets().create(service, definition.ref(), percent, launch, request.externalId());
        set.tags().set(tags);
        tokens.keep(request, request.clientToken(), set);
        return set;
    }
}
