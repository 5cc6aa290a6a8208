package io.github.ecssimulator.policy;

/**
 * What UpdateTaskProtection without {@code protectionEnabled} is answered. The model calls it required, yet
 * primitive, so the server may not see the difference to {@code false}.
 *
 * <p>assumed: U33; the first setting is the default.
 */
public enum MissingProtectionEnabled implements Policy {
    /** An InvalidParameterException: a test must not pass on a call that leaves a required member out. */
    REFUSED,
    /** As {@code false}: the protection is cleared. */
    FALSE;

    @Override
    public String unknown() {
        return "U33";
    }
}
