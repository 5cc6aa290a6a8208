package io.github.ecssimulator.model;

/** How many tasks a service runs. */
public enum SchedulingStrategy {
    /** As many as its desired count says. */
    REPLICA,
    /** One on each container instance. */
    DAEMON
}
