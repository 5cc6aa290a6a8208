package io.github.ecssimulator.policy;

/**
 * The exception for a cluster that was deleted.
 *
 * <p>assumed: U15; the first setting is the default.
 */
public enum InactiveClusterAnswer implements Policy {
    /** A ClusterNotFoundException: {@code The referenced cluster was inactive.} */
    CLUSTER_NOT_FOUND,
    /** A ClientException with the same text, as observed on CreateService in 2021. */
    CLIENT_EXCEPTION;

    @Override
    public String unknown() {
        return "U15";
    }
}
