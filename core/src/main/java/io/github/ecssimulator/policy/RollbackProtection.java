package io.github.ecssimulator.policy;

/**
 * Whether protected tasks of a failed deployment survive the rollback.
 *
 * <p>assumed: U30; the first setting is the default.
 */
public enum RollbackProtection implements Policy {
    /** They do, until their protection ends. */
    SPARES_PROTECTED,
    /** They stop with the others. */
    STOPS_PROTECTED;

    @Override
    public String unknown() {
        return "U30";
    }
}
