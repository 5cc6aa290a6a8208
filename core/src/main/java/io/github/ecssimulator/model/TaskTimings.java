package io.github.ecssimulator.model;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a task stays in each status, in simulated time. Zero means that it passes through at once.
 *
 * @param provisioning how long it is PROVISIONING
 * @param pending how long it is PENDING, such as for pulling an image
 * @param activating how long it is ACTIVATING, such as for registering with a load balancer
 * @param deactivating how long it is DEACTIVATING, such as for leaving a load balancer
 * @param stopTimeout how long its containers may take to handle the stop signal before they are killed
 * @param deprovisioning how long it is DEPROVISIONING
 */
public record TaskTimings(
        Duration provisioning,
        Duration pending,
        Duration activating,
        Duration deactivating,
        Duration stopTimeout,
        Duration deprovisioning) {

    /**
     * Checks the durations.
     *
     * @throws IllegalArgumentException if one is negative, or longer than {@link SimulatedTime#LONGEST}
     */
    public TaskTimings {
        SimulatedTime.requireDuration("provisioning", provisioning);
        SimulatedTime.requireDuration("pending", pending);
        SimulatedTime.requireDuration("activating", activating);
        SimulatedTime.requireDuration("deactivating", deactivating);
        SimulatedTime.requireDuration("stopTimeout", stopTimeout);
        SimulatedTime.requireDuration("deprovisioning", deprovisioning);
    }

    /** How long containers may take to handle their stop signal, unless their task definition says otherwise. */
    public static final Duration DEFAULT_STOP_TIMEOUT = Duration.ofSeconds(30); // documented: ContainerDefinition

    private static final TaskTimings INSTANT =
            new TaskTimings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /**
     * {@return zero everywhere} Tasks start and stop at once; only one with a stop handler still has the time that {@code
     * stopTimeout} gives it.
     */
    public static TaskTimings instant() {
        return INSTANT;
    }

    /** {@return plausible durations} Tasks take their time: PENDING for 20 s, and the documented 30 s of {@code stopTimeout}. */
    public static TaskTimings realistic() {
        return new TaskTimings(
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(5),
                DEFAULT_STOP_TIMEOUT,
                Duration.ofSeconds(5));
    }

    /** {@return these timings with another time for which a task is PENDING} */
    public TaskTimings withPending(Duration duration) {
        return new TaskTimings(provisioning, duration, activating, deactivating, stopTimeout, deprovisioning);
    }

    /** {@return these timings with another time that the containers may take after the stop signal} */
    public TaskTimings withStopTimeout(Duration duration) {
        return new TaskTimings(provisioning, pending, activating, deactivating, duration, deprovisioning);
    }

    /**
     * {@return how long a task stays in a status, if nothing ends it earlier; zero for RUNNING and STOPPED, which nothing but an
     * event ends}
     */
    public Duration in(TaskStatus status) {
        Objects.requireNonNull(status, "status");
        return switch (status) {
            case PROVISIONING -> provisioning;
            case PENDING -> pending;
            case ACTIVATING -> activating;
            case DEACTIVATING -> deactivating;
            case STOPPING -> stopTimeout;
            case DEPROVISIONING -> deprovisioning;
            case RUNNING, STOPPED -> Duration.ZERO;
        };
    }
}
