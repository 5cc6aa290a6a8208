package io.github.ecssimulator.policy;

/** Which task may be protected, renewed or read, and when it still counts as protected: the answers for one task. */
public sealed interface Judging extends Policy {
    /**
     * When UpdateTaskProtection answers {@code DEPLOYMENT_BLOCKED} for a task that is not protected yet. The exact
     * predicate is not published; it is counted per service over all its deployments, in request order. {@link
     * BlockedRenewal} tells of the others.
     */
    @Unknown("U1")
    enum DeploymentBlockedRule implements Judging {
        /**
         * The developer guide word for word: the service has more protected tasks than its desired count, just before
         * this task is judged.
         */
        LITERAL,
        /** No task is ever blocked, not at a renewal either. */
        NEVER,
        /**
         * Protecting the task would leave more protected tasks than desired, and the service already runs surplus tasks
         * or a second deployment.
         */
        SURPLUS
    }

    /**
     * When a task that is already protected may not renew, and is answered {@code DEPLOYMENT_BLOCKED}. A refused renewal
     * keeps its old expiry. {@link DeploymentBlockedRule#NEVER} goes before. AWS's sample shows a part of it.
     */
    @Unknown("U2")
    enum BlockedRenewal implements Judging {
        /**
         * When the task holds up a deployment: it belongs to one that is being replaced, and nothing but protected tasks
         * keeps the newer deployment from completing. A task of the latest deployment always renews, however many tasks
         * are protected.
         */
        BY_DEPLOYMENT,
        /** When a task without protection would be refused, too. */
        REFUSED,
        /** Never. */
        ALLOWED
    }

    /** What becomes of the expiry of a protected task that is protected again for less than is left. */
    @Unknown("U44")
    enum ShorterRenewal implements Judging {
        /** It becomes earlier: the documentation says that it is always reset. */
        SHORTENS,
        /** It stays as it is: a renewal never takes protection away. */
        KEEPS_THE_LATER_EXPIRY
    }

    /** Whether protection may be cleared while the service is blocked. */
    @Unknown("U3")
    enum BlockedClearing implements Judging {
        /** Clearing is the documented remedy, so it always succeeds. */
        ALLOWED,
        /** Clearing is blocked as well; only expiry or a higher desired count helps. */
        REFUSED
    }

    /** What a stopped service task is answered while its record is kept. */
    @Unknown("U4")
    enum StoppedTaskAnswer implements Judging {
        /** Found, but no deployment owns it any more. */
        TASK_NOT_VALID,
        /** As if it were not there. */
        MISSING
    }

    /** What a service task that is on its way to STOPPED is answered. */
    @Unknown("U5")
    enum StoppingTaskAnswer implements Judging {
        /** Protecting it fails as for a stopped task; reading reports its stored state. */
        REFUSED_LIKE_STOPPED,
        /** It can be protected, although that no longer saves it. */
        PROTECTABLE
    }

    /** Whether a service task that does not run yet may be protected. */
    @Unknown("U6")
    enum StartingTaskAnswer implements Judging {
        /** A deployment owns it, so it may. */
        PROTECTABLE,
        /** Only a task that runs may. */
        TASK_NOT_VALID
    }

    /** Whether a task of a daemon service may be protected. */
    @Unknown("U7")
    enum DaemonTaskAnswer implements Judging {
        /** It belongs to a service, so it may. */
        PROTECTABLE,
        /** Daemon tasks are refused. */
        TASK_NOT_VALID
    }

    /** Whether a task is still protected at its {@code expirationDate} itself. */
    @Unknown("U22")
    enum ExpiryInstant implements Judging {
        /** No: protected while now is before the expiration date. */
        AT_EXPIRATION_DATE,
        /** Yes: protected until the expiration date has passed. */
        AFTER_EXPIRATION_DATE
    }
}
