package io.github.ecssimulator.policy;

/**
 * What a missing or blank cluster is answered.
 *
 * <p>assumed: U16; the first setting is the default.
 */
public enum BlankClusterAnswer implements Policy {
    /** An InvalidParameterException: {@code Cluster can not be blank.} */
    REFUSED,
    /** The cluster named {@code default} is meant, as on DescribeTasks. */
    DEFAULT_CLUSTER;

    @Override
    public String unknown() {
        return "U16";
    }
}
