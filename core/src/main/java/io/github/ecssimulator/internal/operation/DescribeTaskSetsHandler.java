package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DescribeTaskSets;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.TaskSet;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Decides DescribeTaskSets. */
final class DescribeTaskSetsHandler implements OperationHandler<DescribeTaskSets.Request, DescribeTaskSets.Response> {
    private final TaskSetServices services;
    private final TaskSetLookup lookup;
    private final TaskSetShape shape;

    DescribeTaskSetsHandler(World world) {
        this.services = new TaskSetServices(world);
        this.lookup = new TaskSetLookup(world);
        this.shape = new TaskSetShape(world);
    }

    @Override
    public DescribeTaskSets.Response handle(DescribeTaskSets.Request request) {
        Includes includes = Includes.of(request.include(), "TAGS");
        // observed: DescribeTaskSets - although the list is documented as optional
        List<String> given = Refused.ifEmpty("TaskSets", request.taskSets());
        ServiceState service = services.require(request.cluster(), request.service());
        Set<String> ids = new LinkedHashSet<>();
        given.forEach(each -> ids.add(lookup.idIn(each, service)));
        List<TaskSet> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String id : ids) {
            TaskSetState set = lookup.findOrNull(id, service);
            if (set == null) { // inferred: sibling DescribeTasks
                failures.add(new Failure(lookup.arnOf(id, service), "MISSING", null));
            } else {
                found.add(shape.of(set, includes.tags()));
            }
        }
        return new DescribeTaskSets.Response(found, failures);
    }
}
