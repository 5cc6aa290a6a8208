package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.TaskSet;
import io.github.ecssimulator.api.TaskSet.Scale;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.TaskSetSnapshot;
import io.github.ecssimulator.model.TaskSetStatus;

/** A task set of an external service in ECS's shape. */
final class TaskSetShape {
    private final World world;
    private final TaskDefinitionShape definitions;
    private final TaskSetLookup lookup;

    TaskSetShape(World world) {
        this.world = world;
        this.definitions = new TaskDefinitionShape(world);
        this.lookup = Lookups.in(world).taskSets();
    }

    TaskSet of(TaskSetState set, boolean withTags) {
        ServiceState service = set.service();
        TaskSetSnapshot now = set.snapshot();
        LaunchOptions launch = set.launch();
        boolean fargate = LaunchReader.isFargate(launch);
        return new TaskSet(
                set.id(),
                lookup.arnOf(set),
                service.arn().toString(),
                service.cluster().arn().toString(),
                null, // documented: TaskSet startedBy - not used by external deployments
                set.externalIdOrNull(),
                statusOf(set),
                definitions.arnOf(set.taskDefinition()),
                now.desiredCount(),
                now.pendingCount(),
                now.runningCount(),
                now.createdAt(),
                set.updatedAt(),
                launch.launchType(),
                launch.capacityProviderStrategy(),
                LaunchReader.platformVersionOf(launch),
                fargate ? "Linux" : null,
                launch.networkConfiguration(),
                launch.loadBalancers(),
                launch.serviceRegistries(),
                new Scale(now.scalePercent(), "PERCENT"),
                set.isConsidered() && isSteady(now) ? "STEADY_STATE" : "STABILIZING",
                world.time().now(), // documented: TaskSet - when the stability status was retrieved
                withTags ? set.tags().list() : null);
    }

    /** documented: CreateTaskSet - ACTIVE; only UpdateServicePrimaryTaskSet, which is not modelled, makes one PRIMARY. */
    private static String statusOf(TaskSetState set) {
        return set.status() == TaskSetStatus.PRIMARY ? "ACTIVE" : set.status().name();
    }

    private static boolean isSteady(TaskSetSnapshot now) { // documented: TaskSet stabilityStatus
        return now.runningCount() == now.desiredCount() && now.pendingCount() == 0;
    }
}
