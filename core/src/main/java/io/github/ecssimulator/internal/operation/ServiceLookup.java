package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.RefusedCall;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.EcsName;
import io.github.ecssimulator.model.ServiceArn;
import io.github.ecssimulator.model.ServiceStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the service member of a request to the service. */
final class ServiceLookup {

    private final World world;

    ServiceLookup(World world) {
        this.world = world;
    }

    /** Checks the name of a service to create. */
    static String requireNewName(@Nullable String name) {
        requireGiven(name);
        if (name == null || !EcsName.isOne(name)) { // inferred: the sibling text of clusters
            throw Refused.invalid("Service name must match " + EcsName.RULE + ", but was " + name);
        }
        return name;
    }

    private static void requireGiven(@Nullable String service) {
        if (service == null || service.isBlank()) { // inferred: sibling DescribeClusters
            throw Refused.invalid("Service can not be blank.");
        }
    }

    /** Reads a name or an ARN. One that cannot name a service of this cluster refuses the whole call. */
    String nameIn(@Nullable String service, ClusterState cluster) {
        requireGiven(service);
        String given = String.valueOf(service);
        if (!given.startsWith("arn:")) {
            requirePlain(given);
            return given;
        }
        return parse(given).nameWithin(cluster.name());
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

    private static void requirePlain(String name) {
        if (name.contains("/")) { // observed: sibling DescribeTasks
            throw Refused.invalid("Invalid identifier: Unexpected number of separators");
        }
        if (name.contains(":")) { // observed: sibling
            throw Refused.invalid("Service Identifier is invalid");
        }
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

    private static RefusedCall notFound() {
        return Refused.of("ServiceNotFoundException", "Service not found."); // observed: UpdateService
    }

    /** The ARN that a failure names: the given one, or one made of the name. */
    String failureArn(String given, ClusterState cluster) { // observed: sibling DescribeTasks
        return given.startsWith("arn:")
                ? given
                : new ServiceArn(world.settings().scope(), cluster.name(), given).toString();
    }
}
