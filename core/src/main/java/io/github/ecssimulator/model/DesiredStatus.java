package io.github.ecssimulator.model;

/** Where ECS wants a task to be ({@code desiredStatus}). */
public enum DesiredStatus {
    /** The task shall run. */
    RUNNING,
    /** The task shall stop, and nothing brings it back. */
    STOPPED
}
