package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.Service;
import io.github.ecssimulator.api.Service.Deployment;
import io.github.ecssimulator.api.Service.DeploymentController;
import io.github.ecssimulator.api.Service.ServiceCurrentRevisionSummary;
import io.github.ecssimulator.api.Service.ServiceEvent;
import io.github.ecssimulator.api.ServiceBuilder;
import io.github.ecssimulator.api.TaskSet;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.Millis;
import io.github.ecssimulator.internal.engine.ServiceDeploymentState;
import io.github.ecssimulator.internal.engine.ServiceOptions;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.TaskSetSnapshot;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A service in ECS's shape. */
record ServiceShape(World world, DefinitionShape definitions, DeploymentShape deployments) {
    // observed: DescribeServices - the role that ECS itself acts with
    private static final String OWN_ROLE = "role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";

    Service of(ServiceState service, boolean withTags) {
        ServiceBuilder form = ServiceBuilder.service()
                .serviceArn(service.arn().toString())
                .serviceName(service.name())
                .clusterArn(service.cluster().arn().toString())
                .status(service.status().name())
                .desiredCount(service.desiredCount())
                .runningCount(sum(service, TaskSetSnapshot::runningCount))
                .pendingCount(sum(service, TaskSetSnapshot::pendingCount))
                .schedulingStrategy(service.schedulingStrategy().name())
                .events(eventsOf(service))
                .createdAt(Millis.of(service.createdAt()))
                .createdBy(
                        world.settings().scope().iamArn("root")) // calls carry no identity, so it is the account itself
                .resourceManagementType("CUSTOMER") // observed: DescribeServices, in 2026
                .tags(withTags ? service.tags().list() : null);
        setOptions(form, service);
        setLaunch(form, service);
        setDeployments(form, service, withTags);
        return form.build();
    }

    private void setOptions(ServiceBuilder form, ServiceState service) {
        ServiceOptions options = service.options();
        Integer grace = options.healthCheckGracePeriodSeconds();
        form.roleArn(roleOf(service))
                .placementConstraints(options.placementConstraints())
                .placementStrategy(options.placementStrategy())
                .healthCheckGracePeriodSeconds(grace == null ? 0 : grace) // documented: CreateService
                .enableECSManagedTags(options.enableEcsManagedTags())
                .propagateTags(options.propagateTags())
                .enableExecuteCommand(options.enableExecuteCommand())
                .availabilityZoneRebalancing(options.availabilityZoneRebalancing());
    }

    private static void setLaunch(ServiceBuilder form, ServiceState service) {
        LaunchOptions launch = launchOf(service);
        form.loadBalancers(launch.loadBalancers())
                .serviceRegistries(launch.serviceRegistries())
                .networkConfiguration(launch.networkConfiguration());
        if (!isExternal(service)) {
            form.launchType(launch.launchType())
                    .capacityProviderStrategy(launch.capacityProviderStrategy())
                    .platformVersion(LaunchReader.platformVersionOf(launch))
                    .platformFamily(LaunchReader.platformFamilyOf(launch));
        }
    }

    private void setDeployments(ServiceBuilder form, ServiceState service, boolean withTags) {
        boolean external = isExternal(service);
        form.taskDefinition(taskDefinitionOf(service))
                .deploymentController(
                        new DeploymentController(service.controller().name())) // observed, in 2026
                .deploymentConfiguration(DeploymentShape.configuration(
                        service.deployment(), service.options().deploymentConfiguration()))
                .taskSets(external ? taskSetsOf(service, withTags) : null)
                .deployments(external ? List.of() : deploymentsOf(service))
                .currentServiceDeployment(currentDeploymentOf(service))
                .currentServiceRevisions(external ? null : revisionsOf(service));
    }

    private static int sum(ServiceState service, ToIntFunction<TaskSetSnapshot> count) {
        return service.taskSets().stream()
                .map(TaskSetState::snapshot)
                .mapToInt(count)
                .sum();
    }

    static boolean isExternal(ServiceState service) {
        return service.controller() == io.github.ecssimulator.model.DeploymentController.EXTERNAL;
    }

    /** ours: what a service runs on is what its tasks show; an external one leaves that to its task sets. */
    static boolean runsOn(ServiceState service, String launchType) {
        return isExternal(service)
                ? service.taskSets().stream()
                        .anyMatch(set -> LaunchReader.typeOf(set.launch()).equals(launchType))
                : LaunchReader.typeOf(launchOf(service)).equals(launchType);
    }

    /** A roll-back brings the earlier deployment's own options back. */
    private static LaunchOptions launchOf(ServiceState service) {
        return isExternal(service) || service.taskSets().isEmpty()
                ? service.options().launch()
                : service.taskSets().get(0).launch();
    }

    private @Nullable String taskDefinitionOf(ServiceState service) {
        if (isExternal(service)) {
            return null;
        }
        List<ServiceDeploymentState> all = service.deploymentHistory();
        List<TaskSetState> current = service.taskSets();
        return definitions.arnOf((current.isEmpty() ? all.get(0).target() : current.get(0)).taskDefinition());
    }

    private List<TaskSet> taskSetsOf(ServiceState service, boolean withTags) {
        return service.taskSets().stream()
                .map(set -> deployments.taskSetOf(set, withTags))
                .toList();
    }

    private List<Deployment> deploymentsOf(ServiceState service) {
        return service.taskSets().stream().map(deployments::of).toList();
    }

    /** documented: CreateService - without a role ECS uses its own, where one is needed; observed: DescribeServices. */
    private @Nullable String roleOf(ServiceState service) {
        String role = service.options().role();
        if (role != null && !role.isEmpty()) {
            return role.startsWith("arn:") ? role : world.settings().scope().iamArn("role/" + role);
        }
        LaunchOptions launch = launchOf(service);
        boolean needed = isExternal(service)
                || launch.networkConfiguration() != null
                || !launch.loadBalancers().isEmpty()
                || !launch.serviceRegistries().isEmpty();
        return needed ? world.settings().scope().iamArn(OWN_ROLE) : null;
    }

    private static List<ServiceEvent> eventsOf(ServiceState service) {
        return service.messages().stream()
                .map(message -> new ServiceEvent(message.id(), Millis.of(message.createdAt()), message.message()))
                .toList();
    }

    private @Nullable String currentDeploymentOf(ServiceState service) {
        return service.deploymentHistory().stream()
                .filter(deployment -> deployment.isInProgress() || deployment.isRollingBack())
                .map(deployments::arnOf)
                .findFirst()
                .orElse(null);
    }

    private List<ServiceCurrentRevisionSummary> revisionsOf(ServiceState service) {
        return service.taskSets().stream().map(this::revisionOf).toList();
    }

    private ServiceCurrentRevisionSummary revisionOf(TaskSetState set) {
        TaskSetSnapshot now = set.snapshot();
        return new ServiceCurrentRevisionSummary(
                deployments.revisionArnOf(set), now.desiredCount(), now.runningCount(), now.pendingCount());
    }
}
