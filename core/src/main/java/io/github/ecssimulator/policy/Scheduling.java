package io.github.ecssimulator.policy;

/** What the service scheduler does: which task it starts or stops, when, and whether protection holds it back. */
public sealed interface Scheduling extends Policy {
    /** How fast the scheduler reacts when a protection ends. */
    @Unknown("U23")
    enum SchedulerReaction implements Scheduling {
        /** At the same instant, as the next event. */
        AT_ONCE,
        /** Ten seconds later, as in an incident of 2026. */
        AFTER_TEN_SECONDS,
        /** One minute later, the slow end of what is seen. */
        AFTER_A_MINUTE
    }

    /**
     * Which unprotected task of the chosen Availability Zone leaves first at scale-in. {@code
     * EcsSimulatorBuilder.scaleInRank} sets a rule of your own, such as that of the strategy {@code binpack}. Ours: the
     * default tells most.
     */
    @Unknown("U34")
    enum ScaleInOrder implements Scheduling {
        /** The task that was started first. */
        OLDEST_FIRST,
        /** The task that was started last. */
        NEWEST_FIRST,
        /** Any task, drawn by the seed: what ECS documents for services that are spread over zones. */
        SEEDED_RANDOM
    }

    /**
     * What becomes of the suppressed duplicates of the held-scale-in event when the desired count rises above the
     * protected count.
     */
    @Unknown("U28")
    enum BlockAfterScaleOut implements Scheduling {
        /** The cause is resolved, so the next one is sent again at once. */
        FORGOTTEN,
        /** They stay suppressed for the rest of the six hours. */
        REMEMBERED
    }

    /** What the deployment circuit breaker counts. */
    @Unknown("U29")
    enum CircuitBreakerCount implements Scheduling {
        /** New tasks that fail to start or fail a health check; protected old tasks never count. */
        START_AND_HEALTH_FAILURES,
        /** Only new tasks that fail to start. */
        START_FAILURES
    }

    /**
     * How long the scheduler waits before it starts the next task of a deployment whose tasks stop before they ever ran.
     * A task that ran, and then crashed or failed a health check, is replaced at once. Documented, but for the steps.
     */
    @Unknown("U35")
    enum RestartThrottle implements Scheduling {
        /** 30 s, doubled with each failure in a row, up to 27 minutes. */
        DOUBLING,
        /** 30 s each time. */
        HALF_MINUTE
    }

    /**
     * Which revision an unhealthy or terminated task is replaced by while its deployment is being replaced, task by
     * task, and which ones scale out then. Documented, but for the number.
     */
    @Unknown("U40")
    enum RolloutReplacement implements Scheduling {
        /**
         * Its own, as long as new tasks that run do not stand in for it; both revisions scale out. ECS since November
         * 2025.
         */
        OWN_REVISION,
        /** The new one; only that scales out. ECS before. */
        NEW_REVISION
    }

    /** What ends a stage of a blue/green deployment that lasts 24 hours, as when protected blue tasks hold its clean-up. */
    @Unknown("U57")
    enum StageLimit implements Scheduling {
        /** The deployment fails, and the one before takes over again. */
        FAILS,
        /** Nothing: it lasts as long as it needs. */
        NONE
    }

    /** Whether protected tasks of a failed deployment survive the rollback. */
    @Unknown("U30")
    enum RollbackProtection implements Scheduling {
        /** They do, until their protection ends. */
        SPARES_PROTECTED,
        /** They stop with the others. */
        STOPS_PROTECTED
    }

    /**
     * What DeleteService, with or without force, and DeleteTaskSet with force do to protected tasks. A task set that is
     * deleted without force spares them in either case.
     */
    @Unknown("U26")
    enum ServiceDeletion implements Scheduling {
        /** They stop: deletion is neither auto scaling nor a deployment. */
        STOPS_PROTECTED,
        /** They run on until their protection ends; the service is DRAINING meanwhile. */
        WAITS_FOR_PROTECTION
    }

    /**
     * Whether the retirement of a Fargate host stops a protected task. StopTask, a crash, a failed health check, a Spot
     * interruption and the loss of the host always do.
     */
    @Unknown("U25")
    enum RetirementOfProtected implements Scheduling {
        /** It does: retirement cannot be opted out of. */
        STOPS,
        /** It does not. */
        SPARES
    }

    /**
     * Whether the replacement of a task whose Fargate host is retired runs before the task stops. Documented, but for
     * the details.
     */
    @Unknown("U41")
    enum RetirementOrder implements Scheduling {
        /** It does where {@code maximumPercent} leaves room for it and it can start; else the task stops first. */
        BY_MAXIMUM_PERCENT,
        /** The task stops first, always. */
        STOPS_FIRST
    }

    /** Whether draining a container instance stops a protected task. */
    @Unknown("U27")
    enum DrainingHost implements Scheduling {
        /** It does: the capacity goes away. */
        STOPS_PROTECTED,
        /** It does not. */
        SPARES_PROTECTED
    }

    /** Whether a protected task is stopped when it fails its health check. */
    @Unknown("U45")
    enum UnhealthyProtected implements Scheduling {
        /** It is, and replaced: protection is about scale-in and deployments only. */
        STOPS,
        /** It is not: the failed check is passed over. */
        SPARES
    }

    /** Whether UpdateService deploys when it is given what the service has already. */
    @Unknown("U47")
    enum UnchangedUpdate implements Scheduling {
        /** It does not, unless forced. */
        DEPLOYS_NOTHING,
        /** It does, as for members that differ. */
        DEPLOYS
    }
}
