package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CreateService;
import io.github.ecssimulator.api.Tag;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.LaunchOptions;
import io.github.ecssimulator.internal.engine.RefusedCall;
import io.github.ecssimulator.internal.engine.ServiceAddOns;
import io.github.ecssimulator.internal.engine.ServiceOptions;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.DeploymentController;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.ServiceStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides CreateService. */
final class CreateServiceHandler implements OperationHandler<CreateService.Request, CreateService.Response> {
    private final World world;
    private final ClusterLookup clusters;
    private final TaskDefinitionLookup definitions;
    private final ServiceShape shape;
    private final DeploymentConfigurationReader deployments = new DeploymentConfigurationReader("CreateService");
    private final ClientTokens<ServiceState> tokens = new ClientTokens<>(36); // documented: CreateService

    CreateServiceHandler(World world) {
        this.world = world;
        this.clusters = new ClusterLookup(world);
        this.definitions = new TaskDefinitionLookup(world);
        this.shape = new ServiceShape(world);
    }

    @Override
    public CreateService.Response handle(CreateService.Request request) {
        String name = ServiceLookup.requireNewName(request.serviceName());
        ServiceRequests.check(request.availabilityZoneRebalancing(), request.propagateTags(), request.desiredCount());
        ClusterState cluster = clusters.requireForCreation(clusters.nameOrDefault(request.cluster()));
        Optional<ServiceState> before = tokens.madeBy(request, request.clientToken(), notIdempotent())
                .filter(service -> service.status() == ServiceStatus.ACTIVE);
        ServiceState service = before.orElseGet(() -> create(request, cluster, name));
        return new CreateService.Response(shape.of(service, true));
    }

    private static RefusedCall notIdempotent() { // observed: CreateService
        return Refused.invalid("Creation of service was not idempotent.");
    }

    private ServiceState create(CreateService.Request request, ClusterState cluster, String name) {
        List<Tag> tags = TagRules.check(request.tags());
        ServiceSettings settings = settings(request);
        LaunchOptions launch = launch(request, cluster);
        if (settings.controller() == DeploymentController.EXTERNAL) {
            requireNothingOfTaskSets(request);
        } else {
            TaskDefinitionState definition = definitions.requireActive(request.taskDefinition(), Refused::client);
            LaunchReader.requireFitting(launch, definition);
            settings = settings.with(definition.ref());
        }
        ServiceRequests.requireRebalancing(request.availabilityZoneRebalancing(), settings, launch);
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
            DeploymentConfigurationReader.requireRoom(deployment);
        }
        return new ServiceSettings(
                request.desiredCount() == null ? 0 : request.desiredCount(),
                SchedulingStrategy.REPLICA,
                controller,
                deployment,
                null);
    }

    /** A daemon has as many tasks as its cluster has container instances, of which a call can register none. */
    private ServiceSettings daemon(CreateService.Request request, DeploymentController controller) {
        ServiceRequests.checkDaemon(
                request.desiredCount(), request.placementStrategy(), request.capacityProviderStrategy());
        if (controller == DeploymentController.EXTERNAL || LaunchType.FARGATE.equals(request.launchType())) {
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

    private static LaunchOptions launch(CreateService.Request request, ClusterState cluster) {
        LaunchOptions launch = LaunchReader.read(
                cluster,
                request.launchType(),
                request.capacityProviderStrategy(),
                request.platformVersion(),
                request.networkConfiguration());
        launch = LaunchReader.with(launch, request.loadBalancers(), request.serviceRegistries());
        return LaunchReader.with(
                launch,
                new ServiceAddOns(
                        request.serviceConnectConfiguration(),
                        request.volumeConfigurations(),
                        request.vpcLatticeConfigurations(),
                        request.monitoring()));
    }

    /** documented: CreateService - an external service has only what its task sets do not have themselves. */
    private static void requireNothingOfTaskSets(CreateService.Request request) {
        requireBlank("TaskDefinition", request.taskDefinition()); // observed
        requireBlank("LaunchType", request.launchType()); // inferred
        requireBlank("PlatformVersion", request.platformVersion()); // inferred
        requireBlank("NetworkConfiguration", request.networkConfiguration()); // inferred
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
                request.placementConstraints() == null ? List.of() : request.placementConstraints(),
                request.placementStrategy() == null ? List.of() : request.placementStrategy(),
                request.healthCheckGracePeriodSeconds(),
                Boolean.TRUE.equals(request.enableExecuteCommand()),
                Boolean.TRUE.equals(request.enableECSManagedTags()),
                request.propagateTags() == null ? "NONE" : request.propagateTags(),
                rebalancing == null ? ServiceOptions.usualRebalancing(settings, launch) : rebalancing,
                request.deploymentConfiguration());
    }
}
