package io.github.ecssimulator.model;

/** Who stopped a task ({@code stopCode}). Source: documented: Task. */
public enum StopCode {
    /** The task never came up. */
    TASK_FAILED_TO_START("TaskFailedToStart"),
    /** An essential container ended. */
    ESSENTIAL_CONTAINER_EXITED("EssentialContainerExited"),
    /** Somebody called StopTask. */
    USER_INITIATED("UserInitiated"),
    /** The service scheduler chose it. */
    SERVICE_SCHEDULER_INITIATED("ServiceSchedulerInitiated"),
    /** Spot capacity was taken back. */
    SPOT_INTERRUPTION("SpotInterruption"),
    /** The host is going away. */
    TERMINATION_NOTICE("TerminationNotice");

    private final String wireName;

    StopCode(String wireName) {
        this.wireName = wireName;
    }

    /** {@return the code as ECS writes it, for example {@code UserInitiated}} */
    public String wireName() {
        return wireName;
    }
}
