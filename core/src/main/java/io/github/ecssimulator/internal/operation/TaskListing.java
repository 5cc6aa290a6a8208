package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.ContainerInstanceState;
import io.github.ecssimulator.internal.engine.Merged;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskShelf;
import io.github.ecssimulator.internal.engine.TaskState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.TaskId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ListTasks: which tasks it lists, and where it looks for them. */
record TaskListing(World world, ClusterReader clusters, ServiceReader services) {
    private static final int PAGE = 100; // documented: ListTasks

    ListTasks.Response list(ListTasks.Request request) {
        check(request);
        ClusterState cluster = clusters.requireActiveOrDefault(request.cluster());
        ServiceState service = request.serviceName() == null // documented: ListTasks - its error
                ? null
                : services.require(request.serviceName(), cluster);
        ContainerInstanceState instance = request.containerInstance() == null
                ? null
                : ContainerInstanceOperations.require(request.containerInstance(), cluster, world);
        Listing.Page<TaskState> page = new Listing<>(
                        request.operation(),
                        arn -> {
                            TaskState last = arn == null ? null : taskOrNull(arn, cluster);
                            return arn != null && last == null
                                    ? null
                                    : fewestAfter(last, request, cluster, service, instance);
                        },
                        task -> (service == null || service.equals(task.serviceOrNull()))
                                && (instance == null || instance.equals(task.instanceOrNull()))
                                && isListed(task, request),
                        TaskListing::arnOf)
                .page(request.nextToken(), request.maxResults(), PAGE);
        return new ListTasks.Response(page.names(), page.nextToken());
    }

    /** The tasks behind the last one told, from where those that are asked for are among the fewest others. */
    private Iterable<TaskState> fewestAfter(
            @Nullable TaskState last,
            ListTasks.Request request,
            ClusterState cluster,
            @Nullable ServiceState service,
            @Nullable ContainerInstanceState instance) {
        if (Listing.isOrdered(world.policies())) {
            return cluster.tasksByIdAfter(last);
        }
        boolean stopping = "STOPPED".equals(request.desiredStatus());
        TaskShelf shelf = stopping ? cluster.stopping() : cluster.going();
        if (service != null) {
            return stopping
                    ? shelf.after(last, TaskShelf.By.SERVICE, service.name())
                    : new Merged<>(service.taskSets().stream()
                            .map(set -> set.activeTasksAfter(last))
                            .toList());
        }
        if (instance != null) {
            return stopping ? shelf.after(last, TaskShelf.By.INSTANCE, instance.id()) : instance.tasksAfter(last);
        }
        if (request.startedBy() != null) {
            return shelf.after(last, TaskShelf.By.STARTED_BY, request.startedBy());
        }
        if (request.family() != null) {
            return shelf.after(last, TaskShelf.By.FAMILY, request.family());
        }
        return request.launchType() == null
                ? shelf.after(last)
                : shelf.after(last, TaskShelf.By.LAUNCH_TYPE, request.launchType());
    }

    private static @Nullable TaskState taskOrNull(String arn, ClusterState cluster) {
        TaskId id = TaskId.orNull(arn, arn.lastIndexOf('/') + 1);
        TaskState task = id == null ? null : cluster.taskOrNull(id);
        return task != null && arnOf(task).equals(arn) ? task : null;
    }

    private static String arnOf(TaskState task) {
        return task.arn().toString();
    }

    private static void check(ListTasks.Request request) {
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

    private boolean isListed(TaskState task, ListTasks.Request request) {
        String desired = Given.or(request.desiredStatus(), "RUNNING");
        return task.desiredStatus().name().equals(desired) // documented: ListTasks - none is ever PENDING
                && (request.startedBy() == null || request.startedBy().equals(task.startedByOrNull()))
                && (request.family() == null
                        || request.family().equals(task.taskDefinition().ref().family()))
                && (request.launchType() == null
                        || request.launchType().equals(task.options().shownLaunchType()));
    }
}
