package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.UpdateTaskSet;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;

/** Decides UpdateTaskSet. */
final class UpdateTaskSetHandler implements OperationHandler<UpdateTaskSet.Request, UpdateTaskSet.Response> {
    private final World world;
    private final TaskSetServices services;
    private final TaskSetLookup lookup;
    private final TaskSetShape shape;

    UpdateTaskSetHandler(World world) {
        this.world = world;
        this.services = new TaskSetServices(world);
        this.lookup = new TaskSetLookup(world);
        this.shape = new TaskSetShape(world);
    }

    @Override
    public UpdateTaskSet.Response handle(UpdateTaskSet.Request request) {
        double percent = ScaleReader.percent(request.scale());
        TaskSetState set =
                lookup.require(request.taskSet(), services.requireActive(request.cluster(), request.service()));
        world.services().taskSets().scale(set, percent);
        return new UpdateTaskSet.Response(shape.of(set, true));
    }
}
