package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DeleteServiceRequest;
import io.github.ecssimulator.api.DeleteServiceResponse;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.SchedulingStrategy;

/** Decides DeleteService. */
final class DeleteServiceHandler implements OperationHandler<DeleteServiceRequest, DeleteServiceResponse> {
    private final World world;
    private final ClusterLookup clusters;
    private final ServiceLookup services;
    private final ServiceShape shape;

    DeleteServiceHandler(World world) {
        this.world = world;
        this.clusters = new ClusterLookup(world);
        this.services = new ServiceLookup(world);
        this.shape = new ServiceShape(world);
    }

    @Override
    public DeleteServiceResponse handle(DeleteServiceRequest request) {
        ServiceState service =
                services.requireKept(request.service(), clusters.requireActiveOrDefault(request.cluster()));
        boolean daemon = service.schedulingStrategy() == SchedulingStrategy.DAEMON;
        // documented: DeleteService - force is only needed for REPLICA
        world.services().delete(service, daemon || Boolean.TRUE.equals(request.force()));
        return new DeleteServiceResponse(shape.of(service, true));
    }
}
