package io.github.ecssimulator.policy;

/**
 * The text of the service event that protected tasks hold a service above its desired count. ECS changed it over the years.
 *
 * <p>observed, and documented in other words: U24; the first setting is the default.
 */
public enum ScaleInEventText implements Policy {
    /** {@code … because (taskSet ecs-svc/…) was unable to scale in due to (reason 2 tasks under protection)}, as seen in 2026. */
    OBSERVED_2026,
    /** {@code (service …, taskSet ecs-svc/…) was unable to scale in due to (reason 2 tasks under protection)}, as seen in 2022. */
    OBSERVED_2022,
    /** {@code … because task set (ecs-svc/…) was unable to scale in. Reason: …}, the documentation of 2026. */
    DOCUMENTED_2026,
    /** The same with a full stop at its end, the documentation of 2023. */
    DOCUMENTED_2023,
    /** The documentation of 2023, with {@code (taskSet ecs-svc/…)} as other events name task sets. */
    TASK_SET_IN_BRACKETS;

    @Override
    public String unknown() {
        return "U24";
    }
}
