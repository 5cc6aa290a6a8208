package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.StopTask;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.StopCause;

/** Decides StopTask. Protection does not keep it from stopping a task. */
final class StopTaskHandler implements OperationHandler<StopTask.Request, StopTask.Response> {
    private static final int REASON_MAX = 1024; // documented: StopTask
    private static final String USUAL_REASON = "Task stopped by user"; // inferred: the text

    private final World world;
    private final ClusterLookup clusters;
    private final TaskLookup tasks;
    private final TaskShape shape;

    StopTaskHandler(World world) {
        this.world = world;
        this.clusters = new ClusterLookup(world);
        this.tasks = new TaskLookup(world);
        this.shape = new TaskShape(world);
    }

    @Override
    public StopTask.Response handle(StopTask.Request request) {
        Refused.ifLonger("reason", request.reason(), REASON_MAX);
        ClusterState cluster = clusters.requireActiveOrDefault(request.cluster());
        TaskState task = tasks.require(request.task(), cluster);
        world.stopTask(task, StopCause.USER, request.reason() == null ? USUAL_REASON : request.reason());
        return new StopTask.Response(shape.of(task, true));
    }
}
