package io.github.ecssimulator.model;

/** The part that a deployment, or a task set, plays in its service. */
public enum TaskSetStatus {
    /** The newest. */
    PRIMARY,
    /** An older one, whose tasks still run. */
    ACTIVE,
    /** An older one, whose tasks leave. */
    DRAINING,
    /** It is gone. */
    INACTIVE
}
