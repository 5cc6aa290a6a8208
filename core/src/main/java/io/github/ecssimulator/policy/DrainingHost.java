package io.github.ecssimulator.policy;

/**
 * Whether draining a container instance stops a protected task.
 *
 * <p>assumed: U27; the first setting is the default.
 */
public enum DrainingHost implements Policy {
    /** It does: the capacity goes away. */
    STOPS_PROTECTED,
    /** It does not. */
    SPARES_PROTECTED;

    @Override
    public String unknown() {
        return "U27";
    }
}
