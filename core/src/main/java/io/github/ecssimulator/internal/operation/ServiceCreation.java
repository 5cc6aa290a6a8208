package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CapacityProviderStrategyItem;
import io.github.ecssimulator.api.CreateService;
import io.github.ecssimulator.api.Service.PlacementStrategy;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.ServiceOptions;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.DeploymentController;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.policy.Refusing.InferredRefusals;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CreateService, and the checks that UpdateService shares with it. */
final class ServiceCreation {
    private static final List<String> PROPAGATE_TAGS = List.of("SERVICE", "TASK_DEFINITION", "NONE");

    private final World world;
    private final Readers.Clusters clusters;
    private final DefinitionReader definitions;
    private final ServiceShape shape;
    private final DeploymentReader deployments = new DeploymentReader("CreateService");
    private final ClientTokens<ServiceState> tokens;

    ServiceCreation(World world, Readers readers, ServiceShape shape) {
        this.world = world;
        this.tokens = new ClientTokens<>(world, 36); // documented: CreateService
        this.clusters = readers.clusters();
        this.definitions = readers.definitions();
        this.shape = shape;
    }

    CreateService.Response create(CreateService.Request request) {
        String name = ServiceReader.requireNewName(request.serviceName());
        check(request.availabilityZoneRebalancing(), request.propagateTags(), request.desiredCount());
        ClusterState cluster = clusters.requireForCreation(clusters.nameOrDefault(request.cluster()));
        Optional<ServiceState> before = tokens.madeBy(request, request.clientToken(), Refused.notIdempotent("service"))
                .filter(service -> service.status() == ServiceStatus.ACTIVE);
        ServiceState service = before.orElseGet(() -> create(request, cluster, name));
        return new CreateService.Response(shape.of(service, true));
    }

    private ServiceState create(CreateService.Request request, ClusterState cluster, String name) {
        List<Tag> tags = TagOperations.check(request.tags());
        ServiceSettings settings = settings(request);
        LaunchOptions launch = launch(request, cluster);
        if (settings.controller() == DeploymentController.EXTERNAL) {
            requireNothingOfTaskSets(request);
        } else {
            TaskDefinitionState definition = definitions.requireActive(request.taskDefinition(), Refused::client);
            LaunchReader.requireFitting(launch, definition);
            settings = settings.with(definition.ref());
        }
        requireRebalancing(request.availabilityZoneRebalancing(), settings, launch);
        ServiceOptions options = options(request, settings, launch);
        ServiceState service = world.services().create(cluster, name, settings, options, tags);
        tokens.keep(request, request.clientToken(), service);
        return service;
    }

    private ServiceSettings settings(CreateService.Request request) {
        Refused.unlessOneOf("schedulingStrategy", request.schedulingStrategy(), List.of("REPLICA", "DAEMON"));
        DeploymentController controller = controller(request);
        if ("DAEMON".equals(request.schedulingStrategy())) {
            return daemon(request, controller);
        }
        if (request.desiredCount() == null && controller == DeploymentController.ECS) { // documented: required
            throw Refused.invalid("desiredCount can not be null."); // inferred: the text
        }
        DeploymentSettings deployment =
                deployments.read(request.deploymentConfiguration(), DeploymentSettings.replicaDefaults());
        if (controller == DeploymentController.ECS) {
            DeploymentReader.requireRoom(deployment);
        }
        return new ServiceSettings(
                Given.or(request.desiredCount(), 0), SchedulingStrategy.REPLICA, controller, deployment, null);
    }

    /** A daemon has as many tasks as its cluster has container instances that a call registered. */
    private ServiceSettings daemon(CreateService.Request request, DeploymentController controller) {
        checkDaemon(request.desiredCount(), request.placementStrategy(), request.capacityProviderStrategy());
        if (controller == DeploymentController.EXTERNAL || LaunchReader.FARGATE.equals(request.launchType())) {
            // documented: CreateService - neither supports daemons; inferred: the text
            throw Refused.invalid(
                    "The daemon scheduling strategy supports neither FARGATE nor the EXTERNAL controller.");
        }
        return ServiceSettings.daemon(0)
                .with(deployments.read(request.deploymentConfiguration(), DeploymentSettings.daemonDefaults()));
    }

    private static DeploymentController controller(CreateService.Request request) {
        String type = request.deploymentController() == null
                ? null
                : request.deploymentController().type();
        Refused.unlessOneOf("deploymentController", type, List.of("ECS", "CODE_DEPLOY", "EXTERNAL"));
        if ("CODE_DEPLOY".equals(type)) {
            throw Refused.notModelled("CreateService", "deploymentController CODE_DEPLOY");
        }
        return type == null ? DeploymentController.ECS : DeploymentController.valueOf(type);
    }

    private LaunchOptions launch(CreateService.Request request, ClusterState cluster) {
        LaunchOptions launch = LaunchReader.read(
                cluster,
                LaunchReader.providersOf(cluster, world.policies()),
                request.launchType(),
                request.capacityProviderStrategy(),
                request.platformVersion(),
                request.networkConfiguration());
        launch = LaunchReader.with(launch, request.loadBalancers(), request.serviceRegistries());
        return LaunchReader.with(
                launch,
                new LaunchOptions.AddOns(
                        request.serviceConnectConfiguration(),
                        request.volumeConfigurations(),
                        request.vpcLatticeConfigurations(),
                        request.monitoring()));
    }

    /** documented: CreateService - an external service has only what its task sets do not have themselves. */
    private void requireNothingOfTaskSets(CreateService.Request request) {
        requireBlank("TaskDefinition", request.taskDefinition()); // observed
        if (world.policies().has(InferredRefusals.REFUSED)) { // assumed: U46
            requireBlank("LaunchType", request.launchType());
            requireBlank("PlatformVersion", request.platformVersion());
            requireBlank("NetworkConfiguration", request.networkConfiguration());
        }
    }

    private static void requireBlank(String member, @Nullable Object value) {
        if (value != null) {
            throw Refused.invalid(member + " must be blank.");
        }
    }

    private static ServiceOptions options(
            CreateService.Request request, ServiceSettings settings, LaunchOptions launch) {
        String rebalancing = request.availabilityZoneRebalancing();
        return new ServiceOptions(
                launch,
                request.role(),
                Given.orNone(request.placementConstraints()),
                Given.orNone(request.placementStrategy()),
                request.healthCheckGracePeriodSeconds(),
                Boolean.TRUE.equals(request.enableExecuteCommand()),
                Boolean.TRUE.equals(request.enableECSManagedTags()),
                Given.or(request.propagateTags(), "NONE"),
                rebalancing == null ? ServiceOptions.usualRebalancing(settings, launch) : rebalancing,
                request.deploymentConfiguration());
    }

    static void check(@Nullable String rebalancing, @Nullable String propagateTags, @Nullable Integer desired) {
        Refused.unlessOneOf("availabilityZoneRebalancing", rebalancing, List.of("ENABLED", "DISABLED"));
        Refused.unlessOneOf("propagateTags", propagateTags, PROPAGATE_TAGS);
        Refused.unlessBetween("desiredCount", desired, 0, Integer.MAX_VALUE);
    }

    /** Refuses rebalancing where it was asked for and cannot be. Source: documented: REBAL; inferred: the text. */
    static void requireRebalancing(@Nullable String rebalancing, ServiceSettings settings, LaunchOptions launch) {
        if ("ENABLED".equals(rebalancing) && !ServiceOptions.canRebalance(settings, launch)) {
            throw Refused.invalid("Availability Zone rebalancing is not supported for services that use the DAEMON"
                    + " scheduling strategy, the EXTERNAL launch type or a maximumPercent of 100.");
        }
    }

    /** Refuses what a daemon service cannot have. */
    static void checkDaemon(
            @Nullable Integer desiredCount,
            @Nullable List<PlacementStrategy> placementStrategy,
            @Nullable List<CapacityProviderStrategyItem> capacityProviderStrategy) {
        if (desiredCount != null) { // observed: CreateService, UpdateService
            throw Refused.invalid("The daemon scheduling strategy does not support a desired count for services."
                    + " Remove the desired count value and try again");
        }
        if (placementStrategy != null && !placementStrategy.isEmpty()) { // observed: UpdateService
            throw Refused.invalid("The daemon scheduling strategy does not support placement strategies."
                    + " Remove the placement strategy and try again");
        }
        if (capacityProviderStrategy != null && !capacityProviderStrategy.isEmpty()) { // observed: CreateService
            throw Refused.invalid("Specifying a capacity provider strategy is not supported when you create a service"
                    + " using the DAEMON scheduling strategy.");
        }
    }
}
