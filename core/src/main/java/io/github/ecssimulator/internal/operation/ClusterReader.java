package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ClusterStatus;
import io.github.ecssimulator.model.EcsName;
import io.github.ecssimulator.policy.Refusing.BlankClusterAnswer;
import io.github.ecssimulator.policy.Refusing.InactiveClusterAnswer;
import org.jspecify.annotations.Nullable;

/** From the cluster member of a request to the cluster. */
record ClusterReader(World world) {

    /** Checks the identifier alone and returns the short name it holds. */
    String nameIn(@Nullable String cluster) {
        boolean blank = cluster == null || cluster.isBlank();
        if (blank && world.policies().has(BlankClusterAnswer.DEFAULT_CLUSTER)) { // assumed: U16
            return "default";
        }
        String given = Refused.ifBlank("Cluster", cluster); // observed in the plural: sibling DescribeClusters
        String name = given.startsWith("arn:")
                ? ArnParts.parse(given, "Cluster", world.settings().scope())
                        .require("cluster", 1, 1)
                        .lastName()
                : given;
        return requireName(name);
    }

    /** Insists on a short name, as for a cluster to create. */
    String requireName(String name) {
        if (!EcsName.isOne(name)) { // observed: sibling DescribeServices
            throw Refused.invalid("Cluster must match " + EcsName.RULE + ", but was " + name);
        }
        return name;
    }

    /** The same for operations that assume the default cluster where none is given. */
    String nameOrDefault(@Nullable String cluster) { // documented: DescribeTasks and its siblings
        return cluster == null ? "default" : nameIn(cluster);
    }

    /** Finds the cluster of an operation that assumes the default one where none is given; it must be ACTIVE. */
    ClusterState requireActiveOrDefault(@Nullable String cluster) {
        return requireActive(nameOrDefault(cluster));
    }

    /** Finds the cluster that something shall be created in; the engine refuses an INACTIVE one in its own way. */
    ClusterState requireForCreation(String name) {
        ClusterState cluster = world.clusterOrNull(name);
        if (cluster == null) { // observed: ListContainerInstances
            throw Refused.with(EcsError.clusterNotFound("Cluster not found."));
        }
        return cluster;
    }

    /** Finds the cluster, which must be ACTIVE. */
    ClusterState requireActive(String name) {
        ClusterState cluster = requireForCreation(name);
        if (cluster.status() == ClusterStatus.INACTIVE) { // assumed: U15
            throw Refused.clusterInactive(
                    world.policies().has(InactiveClusterAnswer.CLUSTER_NOT_FOUND)
                            ? EcsError::clusterNotFound
                            : EcsError::client);
        }
        return cluster;
    }
}
