package io.github.ecssimulator.policy;

/**
 * Whether calls of the two protection operations are throttled.
 *
 * <p>assumed: U32; the first setting is the default.
 */
public enum Throttling implements Policy {
    /** They are not. */
    OFF,
    /** A bucket of 200 calls, refilled by 80 each second of simulated time, for both operations together. */
    DOCUMENTED_BUCKET;

    @Override
    public String unknown() {
        return "U32";
    }
}
