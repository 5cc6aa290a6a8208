package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ServiceStatus;
import org.jspecify.annotations.Nullable;

/** The service of a call that is about task sets. Its cluster must be named. */
final class TaskSetServices {
    private final ClusterLookup clusters;
    private final ServiceLookup services;

    TaskSetServices(World world) {
        this.clusters = new ClusterLookup(world);
        this.services = new ServiceLookup(world);
    }

    /** Finds the service, which must be external. */
    ServiceState require(@Nullable String cluster, @Nullable String service) {
        ServiceState found = services.require(service, clusters.requireActive(clusters.nameIn(cluster)));
        if (!ServiceShape.isExternal(found)) { // observed: CreateTaskSet
            throw Refused.invalid("Amazon ECS only supports task set management on services configured to use external"
                    + " deployment controllers.");
        }
        return found;
    }

    /** The same for a call that changes something. */
    ServiceState requireActive(@Nullable String cluster, @Nullable String service) {
        ServiceState found = require(cluster, service);
        if (found.status() != ServiceStatus.ACTIVE) { // documented: CreateTaskSet and its siblings
            throw Refused.of("ServiceNotActiveException", "Service was not ACTIVE.");
        }
        return found;
    }
}
