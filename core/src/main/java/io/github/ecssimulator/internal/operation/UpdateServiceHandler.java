package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.UpdateService;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.ServiceOptions;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.ServiceUpdate;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.ServiceSettings;
import io.github.ecssimulator.model.ServiceStatus;
import org.jspecify.annotations.Nullable;

/** Decides UpdateService. */
final class UpdateServiceHandler implements OperationHandler<UpdateService.Request, UpdateService.Response> {
    private final World world;
    private final ClusterLookup clusters;
    private final ServiceLookup services;
    private final TaskDefinitionLookup definitions;
    private final ServiceShape shape;
    private final DeploymentConfigurationReader deployments = new DeploymentConfigurationReader("UpdateService");

    UpdateServiceHandler(World world) {
        this.world = world;
        this.clusters = new ClusterLookup(world);
        this.services = new ServiceLookup(world);
        this.definitions = new TaskDefinitionLookup(world);
        this.shape = new ServiceShape(world);
    }

    @Override
    public UpdateService.Response handle(UpdateService.Request request) {
        ServiceRequests.check(request.availabilityZoneRebalancing(), request.propagateTags(), request.desiredCount());
        ClusterState cluster = clusters.requireActiveOrDefault(request.cluster());
        ServiceState service = services.require(request.service(), cluster);
        if (service.status() != ServiceStatus.ACTIVE) { // observed: UpdateService
            throw Refused.of("ServiceNotActiveException", "Service was not ACTIVE.");
        }
        if (service.schedulingStrategy() == SchedulingStrategy.DAEMON) {
            ServiceRequests.checkDaemon(
                    request.desiredCount(), request.placementStrategy(), request.capacityProviderStrategy());
        }
        refuseOtherController(request, service);
        if (ServiceShape.isExternal(service)) {
            requireNothingOfTaskSets(request);
        }
        world.services().update(service, update(request, service));
        return new UpdateService.Response(shape.of(service, true));
    }

    private static void refuseOtherController(UpdateService.Request request, ServiceState service) {
        String type = request.deploymentController() == null
                ? null
                : request.deploymentController().type();
        if (type != null && !type.equals(service.controller().name())) {
            throw Refused.notModelled(request.operation(), "deploymentController " + type);
        }
    }

    private ServiceUpdate update(UpdateService.Request request, ServiceState service) {
        TaskDefinitionState definition = request.taskDefinition() == null
                ? null
                : definitions.requireActive(request.taskDefinition(), Refused::client);
        ServiceOptions options = UpdatedOptions.of(service, request);
        DeploymentSettings deployment = deployment(request, service);
        requireRebalancing(request, service, deployment, options);
        boolean deploys = isOther(definition, service)
                || Boolean.TRUE.equals(request.forceNewDeployment())
                || UpdatedOptions.deploy(service.options(), options);
        if (deploys) {
            requireFitting(options, definition, service);
        }
        return new ServiceUpdate(
                request.desiredCount(), deployment, options, deploys, definition == null ? null : definition.ref());
    }

    private static void requireRebalancing(
            UpdateService.Request request,
            ServiceState service,
            DeploymentSettings deployment,
            ServiceOptions options) {
        ServiceSettings settings = new ServiceSettings(
                service.desiredCount(), service.schedulingStrategy(), service.controller(), deployment, null);
        ServiceRequests.requireRebalancing(request.availabilityZoneRebalancing(), settings, options.launch());
    }

    private DeploymentSettings deployment(UpdateService.Request request, ServiceState service) {
        DeploymentSettings next = deployments.read(request.deploymentConfiguration(), service.deployment());
        boolean replica = service.schedulingStrategy() == SchedulingStrategy.REPLICA;
        if (request.deploymentConfiguration() != null && replica && !ServiceShape.isExternal(service)) {
            DeploymentConfigurationReader.requireRoom(next);
        }
        return next;
    }

    /** documented: UpdateService - another revision is deployed; inferred: the same one is not. */
    private static boolean isOther(@Nullable TaskDefinitionState definition, ServiceState service) {
        return definition != null
                && service.taskSets().stream()
                        .limit(1)
                        .noneMatch(primary -> primary.taskDefinition().equals(definition));
    }

    /**
     * documented: UpdateService - launch type, load balancers, network, platform version and task definition of an external
     * service are updated by a new task set; inferred: the texts, and that members are refused also if they change nothing.
     */
    private static void requireNothingOfTaskSets(UpdateService.Request request) {
        refuseIf(request.taskDefinition() != null, "Unable to update task definition");
        refuseIf(Boolean.TRUE.equals(request.forceNewDeployment()), "Cannot force a new deployment");
        refuseIf(request.capacityProviderStrategy() != null, "Unable to update capacity provider strategy");
        refuseIf(request.platformVersion() != null, "Unable to update platform version");
        refuseIf(request.loadBalancers() != null, "Unable to update load balancers");
        refuseIf(
                request.networkConfiguration() != null
                        || request.serviceRegistries() != null
                        || request.serviceConnectConfiguration() != null
                        || request.volumeConfigurations() != null
                        || request.vpcLatticeConfigurations() != null,
                "Unable to update network parameters");
    }

    private static void refuseIf(boolean given, String what) {
        if (given) {
            throw Refused.invalid(
                    what + " on services with an EXTERNAL deployment controller. Please use CreateTaskSet.");
        }
    }

    private static void requireFitting(
            ServiceOptions options, @Nullable TaskDefinitionState definition, ServiceState service) {
        TaskDefinitionState next = definition;
        if (next == null && !service.taskSets().isEmpty()) {
            next = service.taskSets().get(0).taskDefinition();
        }
        if (next != null) {
            LaunchReader.requireFitting(options.launch(), next);
        }
    }
}
