package io.github.ecssimulator.policy;

/** What an answer or a service event looks like, and which instant it shows. */
public sealed interface Answering extends Policy {
    /**
     * Whether the answer of a call shows what the call brings about: tasks that start or stop, counts, service events.
     * What it brings about happens at the same instant in either case. The live objects, such as {@code
     * SimulatedCluster}, always return after it. Observed in full answers of CreateService and UpdateService.
     */
    @Unknown("U42")
    enum AnswerMoment implements Answering {
        /**
         * It does not: the answer is taken before the scheduler works. A new service runs no task yet, and RunTask's is
         * PROVISIONING.
         */
        BEFORE_THE_SCHEDULER,
        /** It does: the answer is taken when nothing is due any more. */
        AFTER_THE_SCHEDULER
    }

    /** The order of the tasks, and of the failures, in an answer of the protection operations and of DescribeTasks. */
    @Unknown("U18")
    enum AnswerOrder implements Answering {
        /** As the request names them. */
        REQUEST_ORDER,
        /** By ARN. */
        BY_ARN
    }

    /** How a task that one call names several times is answered. */
    @Unknown("U17")
    enum DuplicateTasks implements Answering {
        /** Once, at its first place. */
        ANSWERED_ONCE,
        /** As often as it is named. */
        ANSWERED_EACH_TIME
    }

    /** The ARN in a failure when the request gave a bare id. */
    @Unknown("U19")
    enum FailureArn implements Answering {
        /** With the cluster, the default format of today. */
        LONG,
        /** Without the cluster, as observed in 2018. */
        SHORT
    }

    /** Whether a failure has a detail. */
    @Unknown("U20")
    enum FailureDetail implements Answering {
        /** None, as in every published answer. */
        ABSENT,
        /** The cause as the documentation words it. */
        DOCUMENTED_CAUSE
    }

    /** The precision of {@code expirationDate}. */
    @Unknown("U21")
    enum ExpirationPrecision implements Answering {
        /** Update answers milliseconds, Get whole seconds, as the published samples do. */
        AS_PUBLISHED,
        /** Both answer milliseconds. */
        MILLISECONDS,
        /** Both answer whole seconds. */
        WHOLE_SECONDS
    }

    /**
     * The text of the service event that protected tasks hold a service above its desired count. ECS changed it over the
     * years. Observed, and documented in other words.
     */
    @Unknown("U24")
    enum ScaleInEventText implements Answering {
        /**
         * {@code … because (taskSet ecs-svc/…) was unable to scale in due to (reason 2 tasks under protection)}, as seen
         * in 2026.
         */
        OBSERVED_2026,
        /**
         * {@code (service …, taskSet ecs-svc/…) was unable to scale in due to (reason 2 tasks under protection)}, as
         * seen in 2022.
         */
        OBSERVED_2022,
        /** {@code … because task set (ecs-svc/…) was unable to scale in. Reason: …}, the documentation of 2026. */
        DOCUMENTED_2026,
        /** The same with a full stop at its end, the documentation of 2023. */
        DOCUMENTED_2023,
        /** The documentation of 2023, with {@code (taskSet ecs-svc/…)} as other events name task sets. */
        TASK_SET_IN_BRACKETS
    }

    /** The order of ListClusters, ListServices and ListTasks, for which ECS promises none. */
    @Unknown("U48")
    enum ListOrder implements Answering {
        /** As they were created. */
        AS_CREATED,
        /** By ARN, so that tasks come in an order that has nothing to do with their age. */
        BY_ARN
    }

    /** When the {@code healthStatus} of a task with a health check turns to HEALTHY. The scheduler does not wait for it. */
    @Unknown("U49")
    enum HealthMoment implements Answering {
        /** As soon as the task runs. */
        WHEN_RUNNING,
        /** When it has run for one interval of the health check; until then it is UNKNOWN. */
        AFTER_ONE_INTERVAL
    }

    /** Which services ListServices lists for a {@code launchType}. */
    @Unknown("U55")
    enum LaunchTypeFilter implements Answering {
        /** Those whose tasks show it, be it that of their capacity provider or of their task sets. */
        BY_TASKS,
        /** Those that have it themselves. A service on a capacity provider has none, nor has an EXTERNAL one. */
        BY_SERVICE
    }
}
