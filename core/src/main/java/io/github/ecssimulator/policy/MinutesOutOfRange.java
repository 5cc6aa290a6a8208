package io.github.ecssimulator.policy;

/**
 * The exception for minutes outside 1 to 2880.
 *
 * <p>assumed: U11; the first setting is the default.
 */
public enum MinutesOutOfRange implements Policy {
    /** An InvalidParameterException, the only declared one that fits. */
    INVALID_PARAMETER,
    /** A ClientException. */
    CLIENT_EXCEPTION;

    @Override
    public String unknown() {
        return "U11";
    }
}
