package io.github.ecssimulator.policy;

/**
 * What a service task that is on its way to STOPPED is answered.
 *
 * <p>assumed: U5; the first setting is the default.
 */
public enum StoppingTaskAnswer implements Policy {
    /** Protecting it fails as for a stopped task; reading reports its stored state. */
    REFUSED_LIKE_STOPPED,
    /** It can be protected, although that no longer saves it. */
    PROTECTABLE;

    @Override
    public String unknown() {
        return "U5";
    }
}
