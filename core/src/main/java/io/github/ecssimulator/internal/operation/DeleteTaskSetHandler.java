package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DeleteTaskSet;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;

/** Decides DeleteTaskSet. */
final class DeleteTaskSetHandler implements OperationHandler<DeleteTaskSet.Request, DeleteTaskSet.Response> {
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
    public DeleteTaskSet.Response handle(DeleteTaskSet.Request request) {
        TaskSetState set =
                lookup.require(request.taskSet(), services.requireActive(request.cluster(), request.service()));
        world.services().taskSets().delete(set, Boolean.TRUE.equals(request.force()));
        return new DeleteTaskSet.Response(shape.of(set, true));
    }
}
