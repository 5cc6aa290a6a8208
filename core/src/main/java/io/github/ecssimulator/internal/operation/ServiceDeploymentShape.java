package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ListServiceDeployments.ServiceDeploymentBrief;
import io.github.ecssimulator.api.ServiceDeployment;
import io.github.ecssimulator.api.ServiceDeployment.Rollback;
import io.github.ecssimulator.api.ServiceDeployment.ServiceDeploymentCircuitBreaker;
import io.github.ecssimulator.api.ServiceDeployment.ServiceRevisionSummary;
import io.github.ecssimulator.internal.engine.ServiceDeploymentState;
import io.github.ecssimulator.internal.engine.ServiceDeploymentState.Status;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.DeploymentSettings.DeploymentStrategy;
import io.github.ecssimulator.model.TaskSetSnapshot;
import org.jspecify.annotations.Nullable;

/** A deployment of a service's history in ECS's shape. */
final class ServiceDeploymentShape {
    private final ArnScope scope;

    ServiceDeploymentShape(World world) {
        this.scope = world.settings().scope();
    }

    /** documented: service-deployment/<cluster>/<service>/<id>. */
    String arnOf(ServiceDeploymentState deployment) {
        return scope.arn("service-deployment/" + pathOf(deployment.target().service()) + "/" + deployment.id());
    }

    /** documented: service-revision/<cluster>/<service>/<number>. */
    String revisionArnOf(TaskSetState set) {
        return scope.arn("service-revision/" + pathOf(set.service()) + "/" + ServiceDeploymentState.numberOf(set));
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
