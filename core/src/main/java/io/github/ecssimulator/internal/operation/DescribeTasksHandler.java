package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DescribeTasks;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.Task;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import java.util.ArrayList;
import java.util.List;

/** Decides DescribeTasks. */
final class DescribeTasksHandler implements OperationHandler<DescribeTasks.Request, DescribeTasks.Response> {
    private static final int TASKS_MAX = 100; // documented: DescribeTasks

    private final World world;
    private final ClusterLookup clusters;
    private final TaskShape shape;

    DescribeTasksHandler(World world) {
        this.world = world;
        this.clusters = new ClusterLookup(world);
        this.shape = new TaskShape(world);
    }

    @Override
    public DescribeTasks.Response handle(DescribeTasks.Request request) {
        Includes includes = Includes.of(request.include(), "TAGS");
        List<String> given = Refused.ifEmpty("Tasks", request.tasks()); // observed: DescribeTasks
        Refused.ifMore("taskIds", given, TASKS_MAX); // observed: DescribeTasks
        String clusterName = clusters.nameOrDefault(request.cluster());
        List<TaskIdentifier> identifiers = TaskList.identify(given, clusterName, world);
        ClusterState cluster = clusters.requireActive(clusterName);
        List<Task> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (TaskIdentifier identifier : identifiers) {
            TaskState task = TaskLookup.findOrNull(identifier.id(), cluster);
            if (task == null) { // observed: DescribeTasks - no detail
                String arn = identifier.failureArn(clusterName, world.settings().scope(), world.policies());
                failures.add(new Failure(arn, "MISSING", null));
            } else { // documented: DescribeTasks - a stopped one for at least an hour
                found.add(shape.of(task, includes.tags()));
            }
        }
        return new DescribeTasks.Response(found, failures);
    }
}
