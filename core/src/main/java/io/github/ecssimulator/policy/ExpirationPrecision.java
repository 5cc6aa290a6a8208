package io.github.ecssimulator.policy;

/**
 * The precision of {@code expirationDate}.
 *
 * <p>assumed: U21; the first setting is the default.
 */
public enum ExpirationPrecision implements Policy {
    /** Update answers milliseconds, Get whole seconds, as the published samples do. */
    AS_PUBLISHED,
    /** Both answer milliseconds. */
    MILLISECONDS,
    /** Both answer whole seconds. */
    WHOLE_SECONDS;

    @Override
    public String unknown() {
        return "U21";
    }
}
