package io.github.ecssimulator.policy;

/**
 * What becomes of {@code expiresInMinutes} when protection is cleared.
 *
 * <p>assumed: U12; the first setting is the default.
 */
public enum MinutesWhenClearing implements Policy {
    /** A number out of range is refused; any other is ignored. */
    CHECKED_THEN_IGNORED,
    /** It is not looked at. */
    IGNORED,
    /** The two together are refused. */
    REFUSED;

    @Override
    public String unknown() {
        return "U12";
    }
}
