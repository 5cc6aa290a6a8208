package io.github.ecssimulator.api;

/** The documented reasons for which a task is refused. Source: documented: FAIL. */
public enum FailureReason {
    /** The cluster has no such task. */
    MISSING("The specified task wasn't found. Verify that the cluster name or ARN and the task ARN or ID are valid."),
    /** The task is not part of a service, so it cannot be protected. */
    TASK_NOT_VALID(
            "The specified task isn't part of an Amazon ECS service. Only Amazon ECS service-managed tasks can be"
                    + " protected. Verify the task ARN or ID and try again."),
    /** The service already has more protected tasks than it desires. Only UpdateTaskProtection answers it. */
    DEPLOYMENT_BLOCKED("Can't set task protection as one or more protected tasks are preventing the service deployment"
            + " from reaching a steady state. Unset task protection on existing tasks or wait until task protection"
            + " expires.");

    private final String documentedCause;

    FailureReason(String documentedCause) {
        this.documentedCause = documentedCause;
    }

    /** {@return the cause as the ECS documentation words it} ECS does not send this text. */
    public String documentedCause() {
        return documentedCause;
    }
}
