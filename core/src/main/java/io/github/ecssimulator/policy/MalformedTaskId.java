package io.github.ecssimulator.policy;

/**
 * What a bare task id of a length other than 32 or 36 is answered.
 *
 * <p>assumed: U13; the first setting is the default.
 */
public enum MalformedTaskId implements Policy {
    /** No task has this id, so it is {@code MISSING}, whatever its length. */
    MISSING,
    /** An InvalidParameterException for the whole call, as observed on sibling operations. */
    REFUSED;

    @Override
    public String unknown() {
        return "U13";
    }
}
