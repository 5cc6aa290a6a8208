package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.Services;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the members of a request to the task set, and to its service, whose cluster must be named. */
final class TaskSetLookup {
    private static final Pattern ID = Pattern.compile("ecs-svc/\\d+");
    private final World world;
    private final ClusterLookup clusters;
    private final ServiceLookup services;

    TaskSetLookup(World world, ClusterLookup clusters, ServiceLookup services) {
        this.world = world;
        this.clusters = clusters;
        this.services = services;
    }

    /** Finds the service, which must be external. */
    ServiceState requireService(@Nullable String cluster, @Nullable String service) {
        ServiceState found = services.require(service, clusters.requireActive(clusters.nameIn(cluster)));
        if (!ServiceShape.isExternal(found)) { // observed: CreateTaskSet
            throw Refused.invalid("Amazon ECS only supports task set management on services configured to use external"
                    + " deployment controllers.");
        }
        return found;
    }

    /** The same for a call that changes something. */
    ServiceState requireActiveService(@Nullable String cluster, @Nullable String service) {
        return Services.requireActive(requireService(cluster, service)); // documented: CreateTaskSet and its siblings
    }

    /** The ARN of a task set. */
    static String arnOf(TaskSetState set) {
        return arnOf(set.id(), set.service());
    }

    static String arnOf(String id, ServiceState service) { // documented: task-set/<cluster>/<service>/ecs-svc/<n>
        return service.cluster()
                .arn()
                .scope()
                .arn("task-set/" + service.cluster().name() + "/" + service.name() + "/" + id);
    }

    /** Reads an id or an ARN. One that cannot name a task set of this service refuses the whole call. */
    String idIn(@Nullable String taskSet, ServiceState service) {
        String given = taskSet == null ? "" : taskSet;
        String id = given;
        if (given.startsWith("arn:")) {
            ArnParts arn =
                    ArnParts.parse(given, "Task Set", world.settings().scope()).require("task-set", 4, 4);
            if (!arn.names().subList(0, 2).equals(List.of(service.cluster().name(), service.name()))) {
                throw invalid();
            }
            id = String.join("/", arn.names().subList(2, 4));
        }
        if (!ID.matcher(id).matches()) {
            throw invalid();
        }
        return id;
    }

    private static RuntimeException invalid() {
        return Refused.invalid("Task Set Identifier is invalid"); // observed: DescribeTaskSets
    }

    /** Finds a task set that still counts. */
    @Nullable
    TaskSetState findOrNull(String id, ServiceState service) {
        return service.taskSets().stream()
                .filter(set -> set.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    TaskSetState require(@Nullable String taskSet, ServiceState service) {
        TaskSetState found = findOrNull(idIn(taskSet, service), service);
        if (found == null) { // documented: UpdateTaskSet - the code; inferred: the text
            throw Refused.of("TaskSetNotFoundException", "Task set not found.");
        }
        return found;
    }
}
