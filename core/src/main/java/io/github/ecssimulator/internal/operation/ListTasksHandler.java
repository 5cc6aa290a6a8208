package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.TaskSnapshot;
import java.util.List;
import java.util.function.Predicate;

/** Decides ListTasks. */
final class ListTasksHandler implements OperationHandler<ListTasks.Request, ListTasks.Response> {
    private static final int PAGE = 100; // documented: ListTasks

    private final World world;
    private final ClusterLookup clusters;
    private final ServiceLookup services;

    ListTasksHandler(World world) {
        this.world = world;
        this.clusters = new ClusterLookup(world);
        this.services = new ServiceLookup(world);
    }

    @Override
    public ListTasks.Response handle(ListTasks.Request request) {
        check(request);
        ClusterState cluster = clusters.requireActiveOrDefault(request.cluster());
        Page<TaskState> page = new Listing<>(
                        request.operation(),
                        world.tasksOf(cluster),
                        ofService(request, cluster).and(task -> isListed(task, request)),
                        ListTasksHandler::arnOf)
                .page(request.nextToken(), request.maxResults(), PAGE);
        return new ListTasks.Response(
                page.items().stream().map(ListTasksHandler::arnOf).toList(), page.nextToken());
    }

    private static String arnOf(TaskState task) {
        return task.arn().toString();
    }

    private static void check(ListTasks.Request request) {
        if (request.containerInstance() != null) {
            throw Refused.notModelled(request.operation(), "containerInstance");
        }
        if (request.daemonName() != null) {
            throw Refused.notModelled(request.operation(), "daemonName");
        }
        Refused.unlessOneOf("desiredStatus", request.desiredStatus(), List.of("RUNNING", "PENDING", "STOPPED"));
        Refused.unlessOneOf("launchType", request.launchType(), LaunchReader.LAUNCH_TYPES);
        boolean others = request.family() != null || request.launchType() != null || request.serviceName() != null;
        if (request.startedBy() != null && others) { // observed: ListTasks
            throw Refused.invalid("cannot specify startedBy with other arguments");
        }
        if (request.serviceName() != null && request.family() != null) { // observed with containerInstance: ListTasks
            throw Refused.invalid("cannot specify serviceName with other arguments");
        }
    }

    private Predicate<TaskState> ofService(ListTasks.Request request, ClusterState cluster) {
        if (request.serviceName() == null) {
            return task -> true;
        }
        ServiceState service = services.require(request.serviceName(), cluster); // documented: ListTasks - its error
        return task -> service.equals(task.serviceOrNull());
    }

    private boolean isListed(TaskState task, ListTasks.Request request) {
        TaskSnapshot now = task.snapshot(world.time().now());
        String desired = request.desiredStatus() == null ? "RUNNING" : request.desiredStatus();
        return now.desiredStatus().name().equals(desired) // documented: ListTasks - none is ever PENDING
                && (request.startedBy() == null || request.startedBy().equals(now.startedBy()))
                && (request.family() == null
                        || request.family().equals(now.taskDefinition().family()))
                && (request.launchType() == null || request.launchType().equals(LaunchType.of(task.options())));
    }
}
