package io.github.ecssimulator.policy;

/**
 * One named switch for a behaviour of ECS that is not published. Each is an enum whose first constant is the default.
 *
 * <pre>{@code
 * EcsSimulator.builder().policy(BlockedRenewal.ALLOWED).build();
 * }</pre>
 */
public sealed interface Policy
        permits AnswerMoment,
                AnswerOrder,
                BlankClusterAnswer,
                BlockAfterScaleOut,
                BlockedClearing,
                BlockedRenewal,
                CircuitBreakerCount,
                DaemonTaskAnswer,
                DeploymentBlockedRule,
                DeploymentLimit,
                DrainingHost,
                DuplicateTasks,
                ExpirationPrecision,
                ExpiryInstant,
                FailureArn,
                FailureDetail,
                GetWithoutTasks,
                InactiveClusterAnswer,
                MalformedTaskId,
                MinutesOutOfRange,
                MinutesWhenClearing,
                MissingProtectionEnabled,
                RestartThrottle,
                RetirementOfProtected,
                RetirementOrder,
                RollbackProtection,
                RolloutReplacement,
                ScaleInEventText,
                ScaleInOrder,
                SchedulerReaction,
                ServiceDeletion,
                StartingTaskAnswer,
                StoppedTaskAnswer,
                StoppingTaskAnswer,
                TaskListName,
                Throttling,
                UpdateWithoutTasks,
                ValidationOrder {

    /**
     * Returns the number under which {@code docs/fidelity.md} tells what is unknown.
     *
     * @return the number, for example {@code U4}
     */
    String unknown();
}
