package io.github.ecssimulator.policy;

/**
 * When a task that is already protected may not renew, and is answered {@code DEPLOYMENT_BLOCKED}. A refused renewal keeps
 * its old expiry. {@link DeploymentBlockedRule#NEVER} goes before.
 *
 * <p>observed in AWS's sample, and assumed: U2; the first setting is the default.
 */
public enum BlockedRenewal implements Policy {
    /**
     * When the task holds up a deployment: it belongs to one that is being replaced, and nothing but protected tasks keeps the
     * newer deployment from completing. A task of the latest deployment always renews, however many tasks are protected.
     */
    BY_DEPLOYMENT,
    /** When a task without protection would be refused, too. */
    REFUSED,
    /** Never. */
    ALLOWED;

    @Override
    public String unknown() {
        return "U2";
    }
}
