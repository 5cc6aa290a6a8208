package io.github.ecssimulator.model;

/** Where a service stands in its life. */
public enum ServiceStatus {
    /** The scheduler keeps its desired count. */
    ACTIVE,
    /** It was deleted, and tasks of it still stop. */
    DRAINING,
    /** It was deleted, and no task is left. */
    INACTIVE
}
