package io.github.ecssimulator.policy;

/**
 * When UpdateTaskProtection answers {@code DEPLOYMENT_BLOCKED} for a task that is not protected yet. The exact predicate is not
 * published; it is counted per service over all its deployments, in request order. {@link BlockedRenewal} tells of the others.
 *
 * <p>assumed: U1; the first setting is the default.
 */
public enum DeploymentBlockedRule implements Policy {
    /**
     * The developer guide word for word: the service has more protected tasks than its desired count, just before
     * this task is judged.
     */
    LITERAL,
    /** No task is ever blocked, not at a renewal either. */
    NEVER,
    /**
     * Protecting the task would leave more protected tasks than desired, and the service already runs surplus
     * tasks or a second deployment.
     */
    SURPLUS;

    @Override
    public String unknown() {
        return "U1";
    }
}
