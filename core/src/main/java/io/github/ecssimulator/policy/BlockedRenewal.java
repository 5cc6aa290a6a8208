package io.github.ecssimulator.policy;

/**
 * Whether a task that is already protected may renew while its service is blocked.
 *
 * <p>assumed: U2; the first setting is the default.
 */
public enum BlockedRenewal implements Policy {
    /** A renewal is judged like any other protection; a refused one keeps its old expiry. */
    REFUSED,
    /** A protected task may always renew. */
    ALLOWED;

    @Override
    public String unknown() {
        return "U2";
    }
}
