package io.github.ecssimulator.policy;

/**
 * Which revision an unhealthy or terminated task is replaced by while its deployment is being replaced, task by task, and which
 * ones scale out then.
 *
 * <p>documented, but for the number: U40; the first setting is the default.
 */
public enum RolloutReplacement implements Policy {
    /** Its own, as long as new tasks that run do not stand in for it; both revisions scale out. ECS since November 2025. */
    OWN_REVISION,
    /** The new one; only that scales out. ECS before. */
    NEW_REVISION;

    @Override
    public String unknown() {
        return "U40";
    }
}
