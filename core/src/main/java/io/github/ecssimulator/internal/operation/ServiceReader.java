package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.Services;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.EcsName;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.ServiceStatus;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From the service member of a request to the service. */
record ServiceReader(World world) {

    /** Checks the name of a service to create. */
    static String requireNewName(@Nullable String given) {
        String name = Refused.ifBlank("Service", given); // inferred: sibling DescribeClusters
        if (!EcsName.isOne(name)) { // inferred: the sibling text of clusters
            throw Refused.invalid("Service name must match " + EcsName.RULE + ", but was " + name);
        }
        return name;
    }

    /** Reads a name or an ARN. One that cannot name a service of this cluster refuses the whole call. */
    String nameIn(@Nullable String service, ClusterState cluster) {
        String given = Refused.ifBlank("Service", service); // inferred: sibling DescribeClusters
        return given.startsWith("arn:")
                ? parse(given).nameWithin(cluster.name())
                : ArnParts.requirePlain(given, "Service");
    }

    private ArnParts parse(String arn) {
        return ArnParts.parse(arn, "Service", world.settings().scope()).require("service", 1, 2);
    }

    /** The cluster that a long ARN names, or {@code null} for a name, for a short ARN, and for nothing. */
    @Nullable
    String clusterInOrNull(@Nullable String service) {
        List<String> names = service == null || !service.startsWith("arn:")
                ? List.of()
                : parse(service).names();
        return names.size() == 2 ? names.get(0) : null;
    }

    /** Finds the service, also a deleted one. */
    ServiceState require(@Nullable String service, ClusterState cluster) {
        ServiceState found = cluster.serviceOrNull(nameIn(service, cluster));
        if (found == null) {
            throw notFound();
        }
        return found;
    }

    /** Finds the service, which must not be INACTIVE. */
    ServiceState requireKept(@Nullable String service, ClusterState cluster) {
        ServiceState found = require(service, cluster);
        if (found.status() == ServiceStatus.INACTIVE) { // inferred: DeleteService declares no other error for it
            throw notFound();
        }
        return found;
    }

    private static Refused notFound() {
        return Refused.of("ServiceNotFoundException", "Service not found."); // observed: UpdateService
    }

    /** The ARN that a failure names: the given one, or one made of the name. */
    String failureArn(String given, ClusterState cluster) { // observed: sibling DescribeTasks
        return given.startsWith("arn:")
                ? given
                : new ServiceArn(world.settings().scope(), cluster.name(), given).toString();
    }

    /** From the members of a request to the task set, and to its service, whose cluster must be named. */
    record TaskSets(World world, ClusterReader clusters, ServiceReader services) {
        private static final Pattern ID = Pattern.compile("ecs-svc/\\d+");

        /** Finds the service, which must be external. */
        ServiceState requireService(@Nullable String cluster, @Nullable String service) {
            ServiceState found = services.require(service, clusters.requireActive(clusters.nameIn(cluster)));
            if (!ServiceShape.isExternal(found)) { // observed: CreateTaskSet
                throw Refused.invalid(
                        "Amazon ECS only supports task set management on services configured to use external"
                                + " deployment controllers.");
            }
            return found;
        }

        /** The same for a call that changes something. */
        ServiceState requireActiveService(@Nullable String cluster, @Nullable String service) {
            return Services.requireActive(
                    requireService(cluster, service)); // documented: CreateTaskSet and its siblings
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
            String given = Given.or(taskSet, "");
            String id = given;
            if (given.startsWith("arn:")) {
                ArnParts arn = ArnParts.parse(
                                given, "Task Set", world.settings().scope())
                        .require("task-set", 4, 4);
                if (!arn.names().subList(0, 2).equals(List.of(service.cluster().name(), service.name()))) {
                    throw ArnParts.invalid("Task Set");
                }
                id = String.join("/", arn.names().subList(2, 4));
            }
            if (!ID.matcher(id).matches()) {
                throw ArnParts.invalid("Task Set");
            }
            return id;
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
}
