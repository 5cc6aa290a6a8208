package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ListServiceDeployments.ServiceDeploymentBrief;
import io.github.ecssimulator.api.Service.Deployment;
import io.github.ecssimulator.api.ServiceDeployment;
import io.github.ecssimulator.api.ServiceDeployment.Rollback;
import io.github.ecssimulator.api.ServiceDeployment.ServiceDeploymentCircuitBreaker;
import io.github.ecssimulator.api.ServiceDeployment.ServiceRevisionSummary;
import io.github.ecssimulator.api.TaskSet;
import io.github.ecssimulator.api.TaskSet.Scale;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.ServiceAddOns;
import io.github.ecssimulator.internal.engine.ServiceDeploymentState;
import io.github.ecssimulator.internal.engine.ServiceDeploymentState.Status;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.DeploymentSettings.DeploymentStrategy;
import io.github.ecssimulator.model.TaskSetSnapshot;
import io.github.ecssimulator.model.TaskSetStatus;
import org.jspecify.annotations.Nullable;

/** Deployments in ECS's shape: as a service has them, as task sets, and as a service's history tells them. */
final class DeploymentShape {
    private final World world;
    private final DefinitionShape definitions;

    DeploymentShape(World world) {
        this.world = world;
        this.definitions = new DefinitionShape(world);
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

    TaskSet taskSetOf(TaskSetState set, boolean withTags) {
        ServiceState service = set.service();
        TaskSetSnapshot now = set.snapshot();
        LaunchOptions launch = set.launch();
        boolean fargate = LaunchReader.isFargate(launch);
        return new TaskSet(
                set.id(),
                TaskSetLookup.arnOf(set),
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

    /** documented: service-deployment/<cluster>/<service>/<id>. */
    String arnOf(ServiceDeploymentState deployment) {
        return world.settings()
                .scope()
                .arn("service-deployment/" + pathOf(deployment.target().service()) + "/" + deployment.id());
    }

    /** documented: service-revision/<cluster>/<service>/<number>. */
    String revisionArnOf(TaskSetState set) {
        return world.settings()
                .scope()
                .arn("service-revision/" + pathOf(set.service()) + "/" + ServiceDeploymentState.numberOf(set));
    }

    private static String pathOf(ServiceState service) {
        return service.cluster().name() + "/" + service.name();
    }

    ServiceDeploymentBrief briefOf(ServiceDeploymentState deployment) {
        ServiceState service = deployment.target().service();
        return new ServiceDeploymentBrief(
                arnOf(deployment),
                service.arn().toString(),
                service.cluster().arn().toString(),
                deployment.createdAt(),
                deployment.createdAt(),
                deployment.finishedAtOrNull(),
                revisionArnOf(deployment.target()),
                deployment.status().name(),
                deployment.statusReason());
    }

    ServiceDeployment of(ServiceDeploymentState deployment) {
        ServiceState service = deployment.target().service();
        return new ServiceDeployment(
                arnOf(deployment),
                service.arn().toString(),
                service.cluster().arn().toString(),
                deployment.createdAt(),
                deployment.createdAt(),
                deployment.finishedAtOrNull(),
                deployment.stoppedAtOrNull(),
                deployment.updatedAt(),
                deployment.sources().stream()
                        .map(set -> revisionOf(set, deployment, true))
                        .toList(),
                revisionOf(deployment.target(), deployment, false),
                deployment.status().name(),
                deployment.statusReason(),
                stageOf(deployment),
                DeploymentConfigurationReader.shape(
                        deployment.settings(), service.options().deploymentConfiguration()),
                rollbackOf(deployment),
                circuitBreakerOf(deployment));
    }

    private static boolean isBlueGreen(ServiceDeploymentState deployment) {
        return deployment.settings().strategy() == DeploymentStrategy.BLUE_GREEN;
    }

    private ServiceRevisionSummary revisionOf(TaskSetState set, ServiceDeploymentState deployment, boolean source) {
        TaskSetSnapshot now = set.snapshot();
        boolean moved = deployment.target().trafficMovedAtOrNull() != null;
        Double weight = isBlueGreen(deployment) ? Double.valueOf(moved == source ? 0 : 100) : null;
        return new ServiceRevisionSummary(
                revisionArnOf(set), now.desiredCount(), now.runningCount(), now.pendingCount(), weight, weight);
    }

    /** documented: ServiceDeployment lifecycleStage; of the stages those that take time here. */
    private static @Nullable String stageOf(ServiceDeploymentState deployment) {
        if (!isBlueGreen(deployment) || deployment.status() != Status.IN_PROGRESS) {
            return null;
        }
        if (deployment.target().trafficMovedAtOrNull() == null) {
            return "SCALE_UP";
        }
        return deployment.target().isBaked() ? "CLEAN_UP" : "BAKE_TIME";
    }

    private @Nullable Rollback rollbackOf(ServiceDeploymentState deployment) {
        TaskSetState earlier = deployment.rolledBackToOrNull();
        return earlier == null
                ? null
                : new Rollback(deployment.statusReason(), deployment.rollbackStartedAtOrNull(), revisionArnOf(earlier));
    }

    private static ServiceDeploymentCircuitBreaker circuitBreakerOf(ServiceDeploymentState deployment) {
        int threshold =
                TaskSetState.failureThreshold(deployment.target().service().desiredCount());
        return new ServiceDeploymentCircuitBreaker(
                breakerStatusOf(deployment), deployment.target().snapshot().failedTasks(), threshold);
    }

    private static String breakerStatusOf(ServiceDeploymentState deployment) { // documented: its four values
        if (deployment.settings().circuitBreaker() == CircuitBreaker.DISABLED) {
            return "DISABLED";
        }
        return switch (deployment.status()) {
            case IN_PROGRESS -> "MONITORING";
            case SUCCESSFUL -> "MONITORING_COMPLETE";
            case STOPPED, ROLLBACK_IN_PROGRESS, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED ->
                deployment.target().hasFailed() ? "TRIGGERED" : "MONITORING_COMPLETE";
        };
    }
}
