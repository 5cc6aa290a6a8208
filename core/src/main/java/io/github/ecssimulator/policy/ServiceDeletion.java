package io.github.ecssimulator.policy;

/**
 * What DeleteService, with or without force, and DeleteTaskSet with force do to protected tasks. A task set that is deleted without
 * force spares them in either case.
 *
 * <p>assumed: U26; the first setting is the default.
 */
public enum ServiceDeletion implements Policy {
    /** They stop: deletion is neither auto scaling nor a deployment. */
    STOPS_PROTECTED,
    /** They run on until their protection ends; the service is DRAINING meanwhile. */
    WAITS_FOR_PROTECTION;

    @Override
    public String unknown() {
        return "U26";
    }
}
