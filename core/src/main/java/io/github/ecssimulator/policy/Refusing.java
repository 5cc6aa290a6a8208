package io.github.ecssimulator.policy;

/** When a call as a whole is refused, and by what. */
public sealed interface Refusing extends Policy {
    /** What UpdateTaskProtection without tasks, or with an empty list, answers. */
    @Unknown("U9")
    enum UpdateWithoutTasks implements Refusing {
        /** An InvalidParameterException: {@code Tasks cannot be empty.} */
        REFUSED,
        /** Two empty lists. */
        ANSWERED_EMPTY
    }

    /** What GetTaskProtection without tasks, or with an empty list, answers. */
    @Unknown("U8")
    enum GetWithoutTasks implements Refusing {
        /** Every service task of the cluster that is not stopped, in the order they were started. */
        ALL_SERVICE_TASKS,
        /** An InvalidParameterException, as a sibling operation with an optional list does. */
        REFUSED
    }

    /** How the refusal of too long a list names it. */
    @Unknown("U10")
    enum TaskListName implements Refusing {
        /** {@code taskIds can have at most … items.}, as observed on DescribeTasks. */
        TASK_IDS,
        /** {@code tasks can have at most … items.}, by the name of the member. */
        TASKS
    }

    /** The exception for minutes outside 1 to 2880. */
    @Unknown("U11")
    enum MinutesOutOfRange implements Refusing {
        /** An InvalidParameterException, the only declared one that fits. */
        INVALID_PARAMETER,
        /** A ClientException. */
        CLIENT_EXCEPTION
    }

    /** What becomes of {@code expiresInMinutes} when protection is cleared. */
    @Unknown("U12")
    enum MinutesWhenClearing implements Refusing {
        /** A number out of range is refused; any other is ignored. */
        CHECKED_THEN_IGNORED,
        /** It is not looked at. */
        IGNORED,
        /** The two together are refused. */
        REFUSED
    }

    /**
     * What UpdateTaskProtection without {@code protectionEnabled} is answered. The model calls it required, yet
     * primitive, so the server may not see the difference to {@code false}.
     */
    @Unknown("U33")
    enum MissingProtectionEnabled implements Refusing {
        /** An InvalidParameterException: a test must not pass on a call that leaves a required member out. */
        REFUSED,
        /** As {@code false}: the protection is cleared. */
        FALSE
    }

    /** What a bare task id of a length other than 32 or 36 is answered. */
    @Unknown("U13")
    enum MalformedTaskId implements Refusing {
        /** No task has this id, so it is {@code MISSING}, whatever its length. */
        MISSING,
        /** An InvalidParameterException for the whole call, as observed on sibling operations. */
        REFUSED
    }

    /** Which check comes first when a call has several faults. */
    @Unknown("U14")
    enum ValidationOrder implements Refusing {
        /** List sizes, range, identifiers, then the cluster. */
        PARAMETERS_FIRST,
        /** The cluster, then list sizes, range and identifiers. */
        CLUSTER_FIRST
    }

    /** The exception for a cluster that was deleted. */
    @Unknown("U15")
    enum InactiveClusterAnswer implements Refusing {
        /** A ClusterNotFoundException: {@code The referenced cluster was inactive.} */
        CLUSTER_NOT_FOUND,
        /** A ClientException with the same text, as observed on CreateService in 2021. */
        CLIENT_EXCEPTION
    }

    /** What a missing or blank cluster is answered. */
    @Unknown("U16")
    enum BlankClusterAnswer implements Refusing {
        /** An InvalidParameterException: {@code Cluster can not be blank.} */
        REFUSED,
        /** The cluster named {@code default} is meant, as on DescribeTasks. */
        DEFAULT_CLUSTER
    }

    /** Whether calls of the two protection operations are throttled. */
    @Unknown("U32")
    enum Throttling implements Refusing {
        /** They are not. */
        OFF,
        /** A bucket of 200 calls, refilled by 80 each second of simulated time, for both operations together. */
        DOCUMENTED_BUCKET
    }

    /**
     * What a service answers to one more deployment while five are not completed, such as those that protected tasks
     * hold. The number and the text are known, the error is not.
     */
    @Unknown("U43")
    enum DeploymentLimit implements Refusing {
        /** An InvalidParameterException, as most refusals of UpdateService. */
        INVALID_PARAMETER,
        /** A ClientException. */
        CLIENT_EXCEPTION,
        /** A LimitExceededException, as ECS has for other quotas. */
        LIMIT_EXCEEDED,
        /** It deploys: there is no limit. */
        NONE
    }

    /**
     * What is answered where only a related operation is known to refuse: another strategy that leads back to the launch type, and
     * percents of 100 of which a service had one before (UpdateService), a capacity provider that the cluster does not have (but
     * RunTask), an empty list of tags (TagResource), a launch type, platform version or network for an EXTERNAL service
     * (CreateService).
     */
    @Unknown("U46")
    enum InferredRefusals implements Refusing {
        /** An InvalidParameterException, as the related operation answers. */
        REFUSED,
        /** The call is accepted. */
        ACCEPTED
    }

    /** For how long the {@code clientToken} of CreateService, RunTask and CreateTaskSet is remembered. */
    @Unknown("U58")
    enum TokenMemory implements Refusing {
        /** For as long as the simulator lives. */
        FOR_EVER,
        /** For a day; then the same call makes something new, and another call may use it. */
        ONE_DAY
    }

    /** What StopServiceDeployment answers to the stop type {@code ABORT}. */
    @Unknown("U60")
    enum AbortedDeployment implements Refusing {
        /** An InvalidParameterException: ABORT is a word of the API model, but {@code ROLLBACK} the only valid one. */
        REFUSED,
        /** The deployment stops where it is: it starts no more tasks, and the old ones stay. */
        STOPS
    }

    /** What StopServiceDeployment does when there is no completed deployment to roll back to. */
    @Unknown("U61")
    enum RollbackToNothing implements Refusing {
        /** The deployment stops where it is: it starts no more tasks. */
        STOPS,
        /** A ConflictException. */
        REFUSED
    }
}
