package io.github.ecssimulator.policy;

/**
 * Whether the retirement of a Fargate host stops a protected task. StopTask, a crash, a failed health check, a
 * Spot interruption and the loss of the host always do.
 *
 * <p>assumed: U25; the first setting is the default.
 */
public enum RetirementOfProtected implements Policy {
    /** It does: retirement cannot be opted out of. */
    STOPS,
    /** It does not. */
    SPARES;

    @Override
    public String unknown() {
        return "U25";
    }
}
