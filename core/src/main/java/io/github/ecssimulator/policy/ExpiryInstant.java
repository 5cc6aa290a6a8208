package io.github.ecssimulator.policy;

/**
 * Whether a task is still protected at its {@code expirationDate} itself.
 *
 * <p>assumed: U22; the first setting is the default.
 */
public enum ExpiryInstant implements Policy {
    /** No: protected while now is before the expiration date. */
    AT_EXPIRATION_DATE,
    /** Yes: protected until the expiration date has passed. */
    AFTER_EXPIRATION_DATE;

    @Override
    public String unknown() {
        return "U22";
    }
}
