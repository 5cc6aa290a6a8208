package io.github.ecssimulator.policy;

/**
 * Whether a failure has a detail.
 *
 * <p>assumed: U20; the first setting is the default.
 */
public enum FailureDetail implements Policy {
    /** None, as in every published answer. */
    ABSENT,
    /** The cause as the documentation words it. */
    DOCUMENTED_CAUSE;

    @Override
    public String unknown() {
        return "U20";
    }
}
