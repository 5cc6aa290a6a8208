package io.github.ecssimulator.policy;

/**
 * The ARN in a failure when the request gave a bare id.
 *
 * <p>assumed: U19; the first setting is the default.
 */
public enum FailureArn implements Policy {
    /** With the cluster, the default format of today. */
    LONG,
    /** Without the cluster, as observed in 2018. */
    SHORT;

    @Override
    public String unknown() {
        return "U19";
    }
}
