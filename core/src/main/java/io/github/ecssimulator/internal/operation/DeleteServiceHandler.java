package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DeleteService;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.SchedulingStrategy;

/** Decides DeleteService. */
final class DeleteServiceHandler implements OperationHandler<DeleteService.Request, DeleteService.Response> {
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
    public DeleteService.Response handle(DeleteService.Request request) {
        ServiceState service =
                services.requireKept(request.service(), clusters.requireActiveOrDefault(request.cluster()));
        boolean daemon = service.schedulingStrategy() == SchedulingStrategy.DAEMON;
        // documented: DeleteService - force is only needed for REPLICA
        world.services().delete(service, daemon || Boolean.TRUE.equals(request.force()));
        return new DeleteService.Response(shape.of(service, true));
    }
}
