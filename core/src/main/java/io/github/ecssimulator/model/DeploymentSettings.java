package io.github.ecssimulator.model;

import java.time.Duration;
import java.util.Objects;

/**
 * How a service replaces its tasks.
 *
 * @param strategy how new tasks take over
 * @param minimumHealthyPercent the least share of the desired count that keeps running, rounded up
 * @param maximumPercent the largest share of the desired count that may run, rounded down
 * @param circuitBreaker what happens when new tasks fail
 * @param bakeTime how long blue tasks are kept after the traffic moved, for blue/green
 */
public record DeploymentSettings(
        DeploymentStrategy strategy,
        int minimumHealthyPercent,
        int maximumPercent,
        CircuitBreaker circuitBreaker,
        Duration bakeTime) {

    /** What a deployment does when its tasks fail. */
    public enum CircuitBreaker {
        /** It tries for ever. */
        DISABLED,
        /** It fails and stays as it is. */
        FAIL,
        /** It fails, and the last completed deployment is rolled back to. */
        ROLL_BACK
    }

    /** How new tasks take over. */
    public enum DeploymentStrategy {
        /** New tasks replace old ones step by step. */
        ROLLING,
        /** All new tasks start beside the old ones, then the traffic moves at once. */
        BLUE_GREEN
    }

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if a percentage or the bake time is negative, or the bake time is longer than
     *     {@link SimulatedTime#LONGEST}
     */
    public DeploymentSettings {
        Objects.requireNonNull(strategy, "strategy");
        requirePercent("minimumHealthyPercent", minimumHealthyPercent);
        requirePercent("maximumPercent", maximumPercent);
        Objects.requireNonNull(circuitBreaker, "circuitBreaker");
        SimulatedTime.requireDuration("bakeTime", bakeTime);
    }

    private static void requirePercent(String argument, int percent) {
        if (percent < 0) {
            throw new IllegalArgumentException(argument + " must be 0 or more, but was " + percent + ".");
        }
    }

    /** {@return the defaults of a replica service: rolling, 100 % to 200 %, no circuit breaker} */
    public static DeploymentSettings replicaDefaults() { // documented: DeploymentConfiguration
        return new DeploymentSettings(DeploymentStrategy.ROLLING, 100, 200, CircuitBreaker.DISABLED, Duration.ZERO);
    }

    /** {@return the defaults of a daemon service: rolling, 0 % to 100 %, no circuit breaker} */
    public static DeploymentSettings daemonDefaults() { // documented: DeploymentConfiguration
        return new DeploymentSettings(DeploymentStrategy.ROLLING, 0, 100, CircuitBreaker.DISABLED, Duration.ZERO);
    }

    /** {@return these settings with another least share of tasks that keeps running, and another largest share that may run} */
    public DeploymentSettings withPercents(int minimum, int maximum) {
        return new DeploymentSettings(strategy, minimum, maximum, circuitBreaker, bakeTime);
    }

    /** {@return these settings with another circuit breaker} */
    public DeploymentSettings withCircuitBreaker(CircuitBreaker breaker) {
        return new DeploymentSettings(strategy, minimumHealthyPercent, maximumPercent, breaker, bakeTime);
    }

    /** {@return these settings as blue/green, where blue tasks are kept for this long after the traffic moved} */
    public DeploymentSettings asBlueGreen(Duration bake) {
        return new DeploymentSettings(
                DeploymentStrategy.BLUE_GREEN, minimumHealthyPercent, maximumPercent, circuitBreaker, bake);
    }

    /** {@return how many tasks must keep running of a service that wants so many} */
    public int tasksMin(int desiredCount) {
        return (int) Math.min(Integer.MAX_VALUE, ((long) desiredCount * minimumHealthyPercent + 99) / 100);
    }

    /** {@return how many tasks may run of a service that wants so many} */
    public int tasksMax(int desiredCount) {
        return (int) Math.min(Integer.MAX_VALUE, (long) desiredCount * maximumPercent / 100);
    }
}
