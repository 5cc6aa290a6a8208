package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.UpdateServiceRequest;
import io.github.ecssimulator.api.UpdateServiceResponse;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.RefusedCall;
import io.github.ecssimulator.internal.engine.ServiceOptions;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.ServiceUpdate;
import io.github.ecssimulator.internal.engine.TaskDefinitionState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.ServiceStatus;
import org.jspecify.annotations.Nullable;

/** One piece of the operations: UpdateService. */
final class UpdateServiceHandler implements OperationHandler<UpdateServiceRequest, UpdateServiceResponse> {
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
    public UpdateServiceResponse handle(UpdateServiceRequest request) {
        ServiceRequests.check(
                request.operation(),
                request.availabilityZoneRebalancing(),
                request.propagateTags(),
                request.desiredCount());
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
        world.services().update(service, update(request, service));
        return new UpdateServiceResponse(shape.of(service, true));
    }

    private static void refuseOtherController(UpdateServiceRequest request, ServiceState service) {
        String type = request.deploymentController() == null
                ? null
                : request.deploymentController().type();
        if (type != null && !type.equals(service.controller().name())) {
            throw Refused.notModelled(request.operation(), "deploymentController " + type);
        }
    }

    private ServiceUpdate update(UpdateServiceRequest request, ServiceState service) {
        TaskDefinitionState definition = request.taskDefinition() == null
                ? null
                : definitions.requireActive(request.taskDefinition(), Refused::client);
        ServiceOptions options = UpdatedOptions.of(service.options(), request);
        boolean deploys = isOther(definition, service)
                || Boolean.TRUE.equals(request.forceNewDeployment())
                || UpdatedOptions.deploy(service.options(), options, request);
        if (deploys) {
            requireEcsController(request, service);
            requireFitting(options, definition, service);
        }
        return new ServiceUpdate(
                request.desiredCount(),
                deployments.read(request.deploymentConfiguration(), service.deployment()),
                options,
                deploys,
                definition == null ? null : definition.ref());
    }

    /** documented: UpdateService - another revision is deployed; inferred: the same one is not. */
    private static boolean isOther(@Nullable TaskDefinitionState definition, ServiceState service) {
        return definition != null
                && service.taskSets().stream()
                        .limit(1)
                        .noneMatch(primary -> primary.taskDefinition().equals(definition));
    }

    /** documented: UpdateService - what a deployment replaces is a matter of task sets there; inferred: the texts. */
    private static void requireEcsController(UpdateServiceRequest request, ServiceState service) {
        if (!ServiceShape.isExternal(service)) {
            return;
        }
        throw notDeployed(
                request.taskDefinition() != null
                        ? "Unable to update task definition on services with an EXTERNAL deployment controller."
                        : Boolean.TRUE.equals(request.forceNewDeployment())
                                ? "Cannot force a new deployment on services with an EXTERNAL deployment controller."
                                : "Unable to update network parameters on services with an EXTERNAL deployment"
                                        + " controller.");
    }

    private static RefusedCall notDeployed(String text) {
        return Refused.invalid(text + " Please use CreateTaskSet.");
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
