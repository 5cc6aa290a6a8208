package io.github.ecssimulator.policy;

/**
 * The text of the service event that protected tasks hold a service above its desired count.
 *
 * <p>assumed: U24; the first setting is the default.
 */
public enum ScaleInEventText implements Policy {
    /** With {@code (taskSet ecs-svc/...)}, as other events name task sets. */
    TASK_SET_IN_BRACKETS,
    /** With {@code task set (ecs-svc/...)}, the heading of the documentation. */
    AS_DOCUMENTED;

    @Override
    public String unknown() {
        return "U24";
    }
}
