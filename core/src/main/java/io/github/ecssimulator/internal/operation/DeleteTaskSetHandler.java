package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DeleteTaskSetRequest;
import io.github.ecssimulator.api.DeleteTaskSetResponse;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;

/** Decides DeleteTaskSet. */
final class DeleteTaskSetHandler implements OperationHandler<DeleteTaskSetRequest, DeleteTaskSetResponse> {
    private final World world;
    private final TaskSetServices services;
    private final TaskSetLookup lookup;
    private final TaskSetShape shape;

    DeleteTaskSetHandler(World world) {
        this.world = world;
        this.services = new TaskSetServices(world);
        this.lookup = new TaskSetLookup(world);
        this.shape = new TaskSetShape(world);
    }

    @Override
    public DeleteTaskSetResponse handle(DeleteTaskSetRequest request) {
        TaskSetState set =
                lookup.require(request.taskSet(), services.requireActive(request.cluster(), request.service()));
        world.services().taskSets().delete(set, Boolean.TRUE.equals(request.force()));
        return new DeleteTaskSetResponse(shape.of(set, true));
    }
}
