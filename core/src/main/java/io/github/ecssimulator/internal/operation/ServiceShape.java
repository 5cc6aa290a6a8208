package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.Deployment;
import io.github.ecssimulator.api.DeploymentController;
import io.github.ecssimulator.api.Service;
import io.github.ecssimulator.api.ServiceCurrentRevisionSummary;
import io.github.ecssimulator.api.ServiceEvent;
import io.github.ecssimulator.api.TaskSet;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.ServiceDeploymentState;
import io.github.ecssimulator.internal.engine.ServiceDeploymentState.Status;
import io.github.ecssimulator.internal.engine.ServiceOptions;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.model.TaskSetSnapshot;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** One piece of the operations: a service in ECS's shape. */
final class ServiceShape {
    private final ArnScope scope;
    private final TaskDefinitionShape definitions;
    private final DeploymentShape deployments;
    private final TaskSetShape taskSets;
    private final ServiceDeploymentShape history;

    ServiceShape(World world) {
        this.scope = world.settings().scope();
        this.definitions = new TaskDefinitionShape(world);
        this.deployments = new DeploymentShape(world);
        this.taskSets = new TaskSetShape(world);
        this.history = new ServiceDeploymentShape(world);
    }

    Service of(ServiceState service, boolean withTags) {
        ServiceOptions options = service.options();
        LaunchOptions launch = launchOf(service);
        boolean external = isExternal(service);
        return new Service(
                service.arn().toString(),
                service.name(),
                service.cluster().arn().toString(),
                launch.loadBalancers(),
                launch.serviceRegistries(),
                service.status().name(),
                service.desiredCount(),
                sum(service, TaskSetSnapshot::runningCount),
                sum(service, TaskSetSnapshot::pendingCount),
                external ? null : options.launch().launchType(),
                external ? null : options.launch().capacityProviderStrategy(),
                external ? null : LaunchReader.platformVersionOf(launch),
                !external && LaunchReader.isFargate(launch) ? "Linux" : null,
                taskDefinitionOf(service),
                DeploymentConfigurationReader.shape(service.deployment()),
                external ? taskSetsOf(service, withTags) : null,
                external ? List.of() : deploymentsOf(service),
                roleOf(options),
                eventsOf(service),
                service.createdAt(),
                currentDeploymentOf(service),
                external ? null : revisionsOf(service),
                options.placementConstraints(),
                options.placementStrategy(),
                launch.networkConfiguration(),
                graceOf(options, launch),
                service.schedulingStrategy().name(),
                // documented: CreateService - neither controller nor task sets are returned where ECS deploys
                external ? new DeploymentController("EXTERNAL") : null,
                withTags ? service.tags().list() : null,
                options.enableEcsManagedTags(),
                options.propagateTags(),
                options.enableExecuteCommand(),
                "DISABLED");
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
                        .anyMatch(set -> LaunchType.of(set.launch()).equals(launchType))
                : LaunchType.of(launchOf(service)).equals(launchType);
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
                .map(set -> taskSets.of(set, withTags))
                .toList();
    }

    private List<Deployment> deploymentsOf(ServiceState service) {
        return service.taskSets().stream().map(deployments::of).toList();
    }

    private @Nullable String roleOf(ServiceOptions options) {
        String role = options.role();
        return role == null || role.startsWith("arn:")
                ? role
                : "arn:" + scope.partition() + ":iam::" + scope.account() + ":role/" + role;
    }

    private static List<ServiceEvent> eventsOf(ServiceState service) {
        return service.messages().stream()
                .map(message -> new ServiceEvent(message.id(), message.createdAt(), message.message()))
                .toList();
    }

    private @Nullable String currentDeploymentOf(ServiceState service) {
        return service.deploymentHistory().stream()
                .filter(deployment ->
                        deployment.status() == Status.IN_PROGRESS || deployment.status() == Status.ROLLBACK_IN_PROGRESS)
                .map(history::arnOf)
                .findFirst()
                .orElse(null);
    }

    private List<ServiceCurrentRevisionSummary> revisionsOf(ServiceState service) {
        return service.taskSets().stream().map(this::revisionOf).toList();
    }

    private ServiceCurrentRevisionSummary revisionOf(TaskSetState set) {
        TaskSetSnapshot now = set.snapshot();
        return new ServiceCurrentRevisionSummary(
                history.revisionArnOf(set), now.desiredCount(), now.runningCount(), now.pendingCount());
    }

    private static @Nullable Integer graceOf(ServiceOptions options, LaunchOptions launch) {
        boolean checked = !launch.loadBalancers().isEmpty(); // documented: CreateService - 0 where checks are used
        return options.healthCheckGracePeriodSeconds() == null && checked
                ? Integer.valueOf(0)
                : options.healthCheckGracePeriodSeconds();
    }
}
