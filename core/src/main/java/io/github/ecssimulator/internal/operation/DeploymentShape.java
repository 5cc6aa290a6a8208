package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.Service.Deployment;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.ServiceAddOns;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.TaskSetSnapshot;

/** A deployment of a service in ECS's shape. */
final class DeploymentShape {
    private final TaskDefinitionShape definitions;

    DeploymentShape(World world) {
        this.definitions = new TaskDefinitionShape(world);
    }

    Deployment of(TaskSetState set) {
        TaskSetSnapshot now = set.snapshot();
        LaunchOptions launch = set.launch();
        boolean fargate = LaunchReader.isFargate(launch);
        ServiceAddOns addOns = launch.addOns();
        return new Deployment(
                set.id(),
                now.status().name(),
                definitions.arnOf(set.taskDefinition()),
                now.desiredCount(),
                now.pendingCount(),
                now.runningCount(),
                now.failedTasks(),
                now.createdAt(),
                set.updatedAt(),
                launch.capacityProviderStrategy(),
                launch.launchType(),
                fargate ? LaunchReader.resolved(launch.platformVersion()) : null, // observed: DescribeServices
                fargate ? "Linux" : null,
                launch.networkConfiguration(),
                now.rolloutState().name(),
                now.rolloutStateReason(),
                addOns.serviceConnect(),
                addOns.volumes(),
                addOns.vpcLattice());
    }
}
