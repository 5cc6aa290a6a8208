package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DeploymentBuilder;
import io.github.ecssimulator.api.DeploymentConfiguration;
import io.github.ecssimulator.api.DeploymentConfiguration.DeploymentCircuitBreaker;
import io.github.ecssimulator.api.ListServiceDeployments.ServiceDeploymentBrief;
import io.github.ecssimulator.api.Service.Deployment;
import io.github.ecssimulator.api.ServiceDeployment;
import io.github.ecssimulator.api.ServiceDeployment.Rollback;
import io.github.ecssimulator.api.ServiceDeployment.ServiceDeploymentCircuitBreaker;
import io.github.ecssimulator.api.ServiceDeployment.ServiceRevisionSummary;
import io.github.ecssimulator.api.ServiceDeploymentBriefBuilder;
import io.github.ecssimulator.api.ServiceDeploymentBuilder;
import io.github.ecssimulator.api.ServiceRevision;
import io.github.ecssimulator.api.ServiceRevision.ContainerImage;
import io.github.ecssimulator.api.ServiceRevisionBuilder;
import io.github.ecssimulator.api.TaskSet;
import io.github.ecssimulator.api.TaskSet.Scale;
import io.github.ecssimulator.api.TaskSetBuilder;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.Millis;
import io.github.ecssimulator.internal.engine.ServiceDeploymentState;
import io.github.ecssimulator.internal.engine.ServiceDeploymentState.Status;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.DeploymentSettings.CircuitBreaker;
import io.github.ecssimulator.model.DeploymentSettings.DeploymentStrategy;
import io.github.ecssimulator.model.TaskSetSnapshot;
import io.github.ecssimulator.model.TaskSetStatus;
import org.jspecify.annotations.Nullable;

/** Deployments in ECS's shape: as a service has them, as task sets, and as a service's history tells them. */
record DeploymentShape(World world, DefinitionShape definitions) {

    Deployment of(TaskSetState set) {
        TaskSetSnapshot now = set.snapshot();
        LaunchOptions launch = set.launch();
        LaunchOptions.AddOns addOns = launch.addOns();
        return DeploymentBuilder.deployment()
                .id(set.id())
                .status(now.status().name())
                .taskDefinition(definitions.arnOf(set.taskDefinition()))
                .desiredCount(now.desiredCount())
                .pendingCount(now.pendingCount())
                .runningCount(now.runningCount())
                .failedTasks(now.failedTasks())
                .createdAt(Millis.of(now.createdAt()))
                .updatedAt(Millis.of(set.updatedAt()))
                .capacityProviderStrategy(launch.capacityProviderStrategy())
                .launchType(launch.launchType())
                .platformVersion(LaunchReader.resolvedVersionOf(launch)) // observed: DescribeServices
                .platformFamily(LaunchReader.platformFamilyOf(launch))
                .networkConfiguration(launch.networkConfiguration())
                .rolloutState(now.rolloutState().name())
                .rolloutStateReason(now.rolloutStateReason())
                .serviceConnectConfiguration(addOns.serviceConnect())
                .volumeConfigurations(addOns.volumes())
                .vpcLatticeConfigurations(addOns.vpcLattice())
                .build();
    }

    TaskSet taskSetOf(TaskSetState set, boolean withTags) {
        ServiceState service = set.service();
        TaskSetSnapshot now = set.snapshot();
        LaunchOptions launch = set.launch();
        return TaskSetBuilder.taskSet()
                .id(set.id())
                .taskSetArn(ServiceReader.TaskSets.arnOf(set))
                .serviceArn(service.arn().toString())
                .clusterArn(service.cluster().arn().toString())
                .startedBy(null) // documented: TaskSet startedBy - not used by external deployments
                .externalId(set.externalIdOrNull())
                .status(statusOf(set))
                .taskDefinition(definitions.arnOf(set.taskDefinition()))
                .computedDesiredCount(now.desiredCount())
                .pendingCount(now.pendingCount())
                .runningCount(now.runningCount())
                .createdAt(Millis.of(now.createdAt()))
                .updatedAt(Millis.of(set.updatedAt()))
                .launchType(launch.launchType())
                .capacityProviderStrategy(launch.capacityProviderStrategy())
                .platformVersion(LaunchReader.platformVersionOf(launch))
                .platformFamily(LaunchReader.platformFamilyOf(launch))
                .networkConfiguration(launch.networkConfiguration())
                .loadBalancers(launch.loadBalancers())
                .serviceRegistries(launch.serviceRegistries())
                .scale(new Scale(now.scalePercent(), "PERCENT"))
                .stabilityStatus(set.isConsidered() && isSteady(now) ? "STEADY_STATE" : "STABILIZING")
                // documented: TaskSet - when the stability status was retrieved
                .stabilityStatusAt(Millis.of(world.time().now()))
                .tags(withTags ? set.tags().list() : null)
                .build();
    }

    /** documented: CreateTaskSet - ACTIVE; only UpdateServicePrimaryTaskSet makes one PRIMARY. */
    private static String statusOf(TaskSetState set) {
        boolean made = set.equals(set.service().madePrimaryOrNull());
        return set.status() == TaskSetStatus.PRIMARY && !made
                ? "ACTIVE"
                : set.status().name();
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

    ServiceRevision revision(TaskSetState set) {
        LaunchOptions launch = set.launch();
        LaunchOptions.AddOns addOns = launch.addOns();
        return ServiceRevisionBuilder.serviceRevision()
                .serviceRevisionArn(revisionArnOf(set))
                .serviceArn(set.service().arn().toString())
                .clusterArn(set.service().cluster().arn().toString())
                .taskDefinition(definitions.arnOf(set.taskDefinition()))
                .capacityProviderStrategy(launch.capacityProviderStrategy())
                .launchType(launch.launchType())
                .platformVersion(LaunchReader.resolvedVersionOf(launch))
                .platformFamily(LaunchReader.platformFamilyOf(launch))
                .loadBalancers(launch.loadBalancers())
                .serviceRegistries(launch.serviceRegistries())
                .networkConfiguration(launch.networkConfiguration())
                .containerImages(DefinitionShape.containersOf(set.taskDefinition()).stream()
                        .map(container -> new ContainerImage(container.name(), container.image()))
                        .toList())
                .guardDutyEnabled(false) // documented: DescribeServiceRevisions - its example
                .serviceConnectConfiguration(addOns.serviceConnect())
                .volumeConfigurations(addOns.volumes())
                .vpcLatticeConfigurations(addOns.vpcLattice())
                .monitoring(addOns.monitoring())
                .createdAt(Millis.of(set.snapshot().createdAt()))
                .build();
    }

    private static String pathOf(ServiceState service) {
        return service.cluster().name() + "/" + service.name();
    }

    ServiceDeploymentBrief briefOf(ServiceDeploymentState deployment) {
        ServiceState service = deployment.target().service();
        return ServiceDeploymentBriefBuilder.serviceDeploymentBrief()
                .serviceDeploymentArn(arnOf(deployment))
                .serviceArn(service.arn().toString())
                .clusterArn(service.cluster().arn().toString())
                .startedAt(Millis.of(deployment.createdAt()))
                .createdAt(Millis.of(deployment.createdAt()))
                .finishedAt(Millis.orNull(deployment.finishedAtOrNull()))
                .targetServiceRevisionArn(revisionArnOf(deployment.target()))
                .status(deployment.status().name())
                .statusReason(deployment.statusReason())
                .build();
    }

    ServiceDeployment of(ServiceDeploymentState deployment) {
        ServiceState service = deployment.target().service();
        return ServiceDeploymentBuilder.serviceDeployment()
                .serviceDeploymentArn(arnOf(deployment))
                .serviceArn(service.arn().toString())
                .clusterArn(service.cluster().arn().toString())
                .createdAt(Millis.of(deployment.createdAt()))
                .startedAt(Millis.of(deployment.createdAt()))
                .finishedAt(Millis.orNull(deployment.finishedAtOrNull()))
                .stoppedAt(Millis.orNull(deployment.stoppedAtOrNull()))
                .updatedAt(Millis.of(deployment.updatedAt()))
                .sourceServiceRevisions(deployment.sources().stream()
                        .map(set -> revisionOf(set, deployment, true))
                        .toList())
                .targetServiceRevision(revisionOf(deployment.target(), deployment, false))
                .status(deployment.status().name())
                .statusReason(deployment.statusReason())
                .lifecycleStage(stageOf(deployment))
                .deploymentConfiguration(
                        configuration(deployment.settings(), service.options().deploymentConfiguration()))
                .rollback(rollbackOf(deployment))
                .deploymentCircuitBreaker(circuitBreakerOf(deployment))
                .build();
    }

    private static boolean isBlueGreen(ServiceDeploymentState deployment) {
        return deployment.settings().strategy() == DeploymentStrategy.BLUE_GREEN;
    }

    private ServiceRevisionSummary revisionOf(TaskSetState set, ServiceDeploymentState deployment, boolean source) {
        TaskSetSnapshot now = set.snapshot();
        TaskSetState takesOver = deployment.rolledBackToOrNull();
        boolean movedBack = takesOver != null && takesOver.trafficMovedAtOrNull() != null;
        boolean moved = deployment.target().trafficMovedAtOrNull() != null && !movedBack;
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
        int threshold = ServiceDeploymentState.failureThreshold(
                deployment.target().service().desiredCount());
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
                deployment.target().hasBrokenCircuit() ? "TRIGGERED" : "MONITORING_COMPLETE";
        };
    }

    /** The settings in ECS's shape, with what was given and has no effect. */
    static DeploymentConfiguration configuration(DeploymentSettings settings, @Nullable DeploymentConfiguration given) {
        return DeploymentConfiguration.of(shown -> shown.deploymentCircuitBreaker(circuitBreaker(
                        settings.circuitBreaker(), given == null ? null : given.deploymentCircuitBreaker()))
                .maximumPercent(settings.maximumPercent())
                .minimumHealthyPercent(settings.minimumHealthyPercent())
                .strategy(settings.strategy().name())
                .bakeTimeInMinutes(
                        (int) settings.bakeTime().toMinutes()) // observed: DescribeServices, for each strategy
                .alarms(given == null ? null : given.alarms())
                .lifecycleHooks(given == null ? null : given.lifecycleHooks())
                .earlySuccessCriteria(given == null ? null : given.earlySuccessCriteria()));
    }

    private static DeploymentCircuitBreaker circuitBreaker(
            CircuitBreaker breaker, @Nullable DeploymentCircuitBreaker given) {
        boolean off = breaker == CircuitBreaker.DISABLED;
        boolean rollbackWhenOn = given != null && Boolean.TRUE.equals(given.rollback());
        return new DeploymentCircuitBreaker(
                !off,
                off ? rollbackWhenOn : breaker == CircuitBreaker.ROLL_BACK,
                given == null ? null : given.resetOnHealthyTask(),
                given == null ? null : given.thresholdConfiguration());
    }
}
