package io.github.ecssimulator.policy;

/**
 * Which unprotected task of the chosen Availability Zone leaves first at scale-in. {@code EcsSimulatorBuilder.scaleInRank} sets a rule of your own.
 *
 * <p>assumed: U34; the first setting is the default.
 */
public enum ScaleInOrder implements Policy {
    /** The task that was started first. */
    OLDEST_FIRST,
    /** The task that was started last. */
    NEWEST_FIRST,
    /** Any task, drawn by the seed. */
    SEEDED_RANDOM;

    @Override
    public String unknown() {
        return "U34";
    }
}
