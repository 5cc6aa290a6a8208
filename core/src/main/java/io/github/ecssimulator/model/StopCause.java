package io.github.ecssimulator.model;

/** Why a task is stopped. Only {@link #SCALE_IN} and {@link #DEPLOYMENT} spare protected tasks. Source: documented: TSIP. */
public enum StopCause {
    /** The service wants fewer tasks. */
    SCALE_IN(StopCode.SERVICE_SCHEDULER_INITIATED),
    /** The task is of an older deployment, or of a task set that is scaled down. */
    DEPLOYMENT(StopCode.SERVICE_SCHEDULER_INITIATED),
    /** The service or the task set was deleted. */
    DELETION(StopCode.SERVICE_SCHEDULER_INITIATED),
    /** A health check failed. */
    HEALTH_CHECK(StopCode.SERVICE_SCHEDULER_INITIATED),
    /** Somebody called StopTask. */
    USER(StopCode.USER_INITIATED),
    /** An essential container ended by itself. */
    CONTAINER_EXIT(StopCode.ESSENTIAL_CONTAINER_EXITED),
    /** The task never came up. */
    START_FAILURE(StopCode.TASK_FAILED_TO_START),
    /** Spot capacity was taken back. */
    SPOT_INTERRUPTION(StopCode.SPOT_INTERRUPTION),
    /** AWS Fargate retires the host of the task. */
    RETIREMENT(StopCode.TERMINATION_NOTICE),
    /** The container instance is drained. */
    DRAINING(StopCode.SERVICE_SCHEDULER_INITIATED),
    /** The container instance is gone. */
    HOST_LOSS(StopCode.TERMINATION_NOTICE);

    private final StopCode code;

    StopCause(StopCode code) {
        this.code = code;
    }

    /** {@return the {@code stopCode} that ECS shows} */
    public StopCode code() {
        return code;
    }
}
