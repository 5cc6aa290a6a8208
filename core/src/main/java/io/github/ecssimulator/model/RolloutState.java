package io.github.ecssimulator.model;

/** How far a deployment is ({@code rolloutState}). */
public enum RolloutState {
    /** New tasks start, or old ones still have to leave. */
    IN_PROGRESS,
    /** Every task is new. */
    COMPLETED,
    /** Its circuit breaker opened, or one of its stages took too long. */
    FAILED
}
