package io.github.ecssimulator.model;

/** Whether a cluster can be used. */
public enum ClusterStatus {
    /** It can be used. */
    ACTIVE,
    /** It was deleted; its name is still known. Source: documented: DeleteCluster. */
    INACTIVE
}
