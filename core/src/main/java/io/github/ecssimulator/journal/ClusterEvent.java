package io.github.ecssimulator.journal;

import io.github.ecssimulator.model.ClusterArn;
import io.github.ecssimulator.model.VisibleText;

/** A change of a cluster. */
public sealed interface ClusterEvent extends JournalEvent {

    /**
     * A cluster was created.
     *
     * @param cluster the cluster
     */
    record Created(ClusterArn cluster) implements ClusterEvent {
        @Override
        public String text() {
            return "cluster " + VisibleText.of(cluster.clusterName()) + " was created";
        }
    }

    /**
     * A container instance was registered, drained, let in again or taken out.
     *
     * @param cluster its cluster
     * @param instance its id
     * @param status {@code ACTIVE}, {@code DRAINING} or {@code INACTIVE}, as it is from now on
     */
    record InstanceChanged(ClusterArn cluster, String instance, String status) implements ClusterEvent {
        @Override
        public String text() {
            return VisibleText.of(
                    "container instance " + instance + " of cluster " + cluster.clusterName() + " is " + status);
        }
    }

    /**
     * A cluster was deleted and is INACTIVE.
     *
     * @param cluster the cluster
     */
    record Deleted(ClusterArn cluster) implements ClusterEvent {
        @Override
        public String text() {
            return "cluster " + VisibleText.of(cluster.clusterName()) + " was deleted and is INACTIVE";
        }
    }
}
