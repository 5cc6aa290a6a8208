package io.github.ecssimulator.policy;

/**
 * Which check comes first when a call has several faults.
 *
 * <p>assumed: U14; the first setting is the default.
 */
public enum ValidationOrder implements Policy {
    /** List sizes, range, identifiers, then the cluster. */
    PARAMETERS_FIRST,
    /** The cluster, then list sizes, range and identifiers. */
    CLUSTER_FIRST;

    @Override
    public String unknown() {
        return "U14";
    }
}
