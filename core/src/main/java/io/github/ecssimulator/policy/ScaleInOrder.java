package io.github.ecssimulator.policy;

/**
 * Which unprotected task of the chosen Availability Zone leaves first at scale-in.
 *
 * <p>assumed: U34; the first setting is the default.
 */
public enum ScaleInOrder implements Policy {
    /** The task that was started first. */
    OLDEST_FIRST,
    /** The task that was started last. */
    NEWEST_FIRST;

    @Override
    public String unknown() {
        return "U34";
    }
}
