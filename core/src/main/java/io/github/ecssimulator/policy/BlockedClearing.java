package io.github.ecssimulator.policy;

/**
 * Whether protection may be cleared while the service is blocked.
 *
 * <p>assumed: U3; the first setting is the default.
 */
public enum BlockedClearing implements Policy {
    /** Clearing is the documented remedy, so it always succeeds. */
    ALLOWED,
    /** Clearing is blocked as well; only expiry or a higher desired count helps. */
    REFUSED;

    @Override
    public String unknown() {
        return "U3";
    }
}
