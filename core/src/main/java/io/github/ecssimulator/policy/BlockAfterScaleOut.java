package io.github.ecssimulator.policy;

/**
 * What becomes of the suppressed duplicates of the held-scale-in event when the desired count rises above the
 * protected count.
 *
 * <p>assumed: U28; the first setting is the default.
 */
public enum BlockAfterScaleOut implements Policy {
    /** The cause is resolved, so the next one is sent again at once. */
    FORGOTTEN,
    /** They stay suppressed for the rest of the six hours. */
    REMEMBERED;

    @Override
    public String unknown() {
        return "U28";
    }
}
