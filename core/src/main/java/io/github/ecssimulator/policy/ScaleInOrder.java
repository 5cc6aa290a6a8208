package io.github.ecssimulator.policy;

/**
 * Which unprotected task of the chosen Availability Zone leaves first at scale-in. {@code EcsSimulatorBuilder.scaleInRank} sets a
 * rule of your own, such as that of the strategy {@code binpack}.
 *
 * <p>ours, though documented: U34; the first setting is the default, for it tells most.
 */
public enum ScaleInOrder implements Policy {
    /** The task that was started first. */
    OLDEST_FIRST,
    /** The task that was started last. */
    NEWEST_FIRST,
    /** Any task, drawn by the seed: what ECS documents for services that are spread over zones. */
    SEEDED_RANDOM;

    @Override
    public String unknown() {
        return "U34";
    }
}
