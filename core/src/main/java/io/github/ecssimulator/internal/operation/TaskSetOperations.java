package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CreateTaskSet;
import io.github.ecssimulator.api.DeleteTaskSet;
import io.github.ecssimulator.api.DescribeTaskSets;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.api.TaskSet;
import io.github.ecssimulator.api.TaskSet.Scale;
import io.github.ecssimulator.api.UpdateServicePrimaryTaskSet;
import io.github.ecssimulator.api.UpdateTaskSet;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operations on the task sets of external services. */
record TaskSetOperations(
        World world,
        ServiceReader.TaskSets reader,
        DefinitionReader definitions,
        DeploymentShape shape,
        ClientTokens<TaskSetState> tokens) {
    private static final int TASK_SETS_MAX = 5; // observed: CreateTaskSet

    CreateTaskSet.Response create(CreateTaskSet.Request request) {
        ServiceState service = reader.requireActiveService(request.cluster(), request.service());
        TaskSetState set = tokens.madeBy(request, request.clientToken(), Refused.notIdempotent("task set"))
                .orElseGet(() -> create(request, service));
        return new CreateTaskSet.Response(shape.taskSetOf(set, true));
    }

    private TaskSetState create(CreateTaskSet.Request request, ServiceState service) {
        List<Tag> tags = TagOperations.check(request.tags());
        double percent = request.scale() == null ? 0 : percent(request.scale()); // observed: 0 by default
        if (service.taskSets().size() >= TASK_SETS_MAX) { // observed: CreateTaskSet
            throw Refused.invalid(
                    TASK_SETS_MAX + " deployments exist on the service. Unable to create new TaskSet since"
                            + " this exceeds the maximum limit.");
        }
        TaskDefinitionState definition = definitions.requireActive(request.taskDefinition(), Refused::client);
        LaunchOptions launch = LaunchReader.with(
                LaunchReader.read(
                        service.cluster(),
                        LaunchReader.providersOf(service.cluster(), world.policies()),
                        request.launchType(),
                        request.capacityProviderStrategy(),
                        request.platformVersion(),
                        request.networkConfiguration()),
                request.loadBalancers(),
                request.serviceRegistries(),
                LaunchOptions.AddOns.none());
        LaunchReader.requireFitting(launch, definition);
        TaskSetState set = world.taskSets().create(service, definition.ref(), percent, launch, request.externalId());
        set.tags().set(tags);
        tokens.keep(request, request.clientToken(), set);
        return set;
    }

    DescribeTaskSets.Response describe(DescribeTaskSets.Request request) {
        Includes includes = Includes.of(request.include(), "TAGS");
        // observed: DescribeTaskSets - although the list is documented as optional
        List<String> given = Refused.ifEmpty("TaskSets", request.taskSets());
        ServiceState service = reader.requireService(request.cluster(), request.service());
        Set<String> ids = new LinkedHashSet<>();
        given.forEach(each -> ids.add(reader.idIn(each, service)));
        Found<TaskSet> found = new Found<>();
        ids.forEach(id -> found.add( // inferred: sibling DescribeTasks
                reader.findOrNull(id, service),
                set -> shape.taskSetOf(set, includes.tags()),
                () -> ServiceReader.TaskSets.arnOf(id, service)));
        return new DescribeTaskSets.Response(found.items(), found.failures());
    }

    UpdateTaskSet.Response update(UpdateTaskSet.Request request) {
        double percent = percent(request.scale());
        TaskSetState set =
                reader.require(request.taskSet(), reader.requireActiveService(request.cluster(), request.service()));
        world.taskSets().scale(set, percent);
        return new UpdateTaskSet.Response(shape.taskSetOf(set, true));
    }

    UpdateServicePrimaryTaskSet.Response updatePrimary(UpdateServicePrimaryTaskSet.Request request) {
        TaskSetState set = reader.require(
                request.primaryTaskSet(), reader.requireActiveService(request.cluster(), request.service()));
        world.taskSets().makePrimary(set);
        return new UpdateServicePrimaryTaskSet.Response(shape.taskSetOf(set, true));
    }

    DeleteTaskSet.Response delete(DeleteTaskSet.Request request) {
        TaskSetState set =
                reader.require(request.taskSet(), reader.requireActiveService(request.cluster(), request.service()));
        world.taskSets().delete(set, Boolean.TRUE.equals(request.force()));
        return new DeleteTaskSet.Response(shape.taskSetOf(set, true));
    }

    private static double percent(@Nullable Scale scale) {
        if (scale == null || scale.value() == null) { // documented: UpdateTaskSet - required; inferred: the text
            throw Refused.invalid("Scale can not be null.");
        }
        Refused.unlessOneOf("unit", scale.unit(), List.of("PERCENT")); // documented: Scale
        double value = scale.value();
        if (!(value >= 0 && value <= 100)) { // documented: Scale; inferred: the text
            throw Refused.invalid("Scale value must be between 0 and 100.");
        }
        return value;
    }
}
