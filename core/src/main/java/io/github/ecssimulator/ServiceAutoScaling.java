package io.github.ecssimulator;

import io.github.ecssimulator.model.DeploymentController;
import io.github.ecssimulator.model.RolloutState;
import io.github.ecssimulator.model.ServiceSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/**
 * Service Auto Scaling in simulated time: it changes the desired count of one service by a schedule or by a metric of the
 * test. It computes from the number of tasks that run, protected surplus included, and holds scale-in back while a deployment
 * is in progress. Source: documented: SAS.
 *
 * <pre>{@code
 * service.autoScaling(1, 10).trackTarget(Duration.ofMinutes(1), queue::messagesPerTask, 20);
 * }</pre>
 */
public final class ServiceAutoScaling {
    private final SimulatedService service;
    private final SimulatedClock clock;
    private final int tasksMin;
    private final int tasksMax;

    ServiceAutoScaling(SimulatedService service, SimulatedClock clock, int tasksMin, int tasksMax) {
        if (tasksMin < 0) {
            throw new IllegalArgumentException("tasksMin must be 0 or more, but was " + tasksMin + ".");
        }
        if (tasksMax < tasksMin) {
            throw new IllegalArgumentException(
                    "tasksMax must be at least tasksMin, which is " + tasksMin + ", but was " + tasksMax + ".");
        }
        this.service = service;
        this.clock = clock;
        this.tasksMin = tasksMin;
        this.tasksMax = tasksMax;
    }

    /**
     * Sets the desired count at an instant, within the bounds.
     *
     * @param at when
     * @param desiredCount how many tasks the service shall want then
     * @return a handle to cancel it
     * @throws IllegalArgumentException if the count is negative, or the instant is after the end of simulated time
     */
    public PlannedWork scheduleAt(Instant at, int desiredCount) {
        if (desiredCount < 0) {
            throw new IllegalArgumentException("desiredCount must be 0 or more, but was " + desiredCount + ".");
        }
        return clock.runAt(at, "scheduled scaling of " + service, () -> scaleTo(desiredCount));
    }

    /**
     * Keeps a metric near a target: the desired count becomes the running count times metric over target, rounded up. A
     * metric that is no number of 0 or more makes the advance that reads it fail; nothing is scaled then.
     *
     * @param period how often the metric is read
     * @param metric the metric, for example the messages for each task; it is read in the thread that moves the time
     * @param target the value to keep, above 0
     * @return a handle to cancel it
     * @throws IllegalArgumentException if the period or the target is not positive, or not finite
     */
    public PlannedWork trackTarget(Duration period, DoubleSupplier metric, double target) {
        Objects.requireNonNull(metric, "metric");
        if (!(target > 0) || Double.isInfinite(target)) {
            throw new IllegalArgumentException("target must be a number above 0, but was " + target + ".");
        }
        String name = "target tracking of " + service;
        return clock.runEvery(period, name, () -> {
            double value = metric.getAsDouble();
            requireMetric(name, value, value >= 0, "0 or more");
            scaleTo((long) Math.min(tasksMax, Math.ceil(proportional(service.runningCount(), value, target))));
        });
    }

    private static double proportional(int running, double value, double target) {
        double product = running * value; // exact for whole numbers, so that nothing is rounded up that is none
        return Double.isInfinite(product) ? running * (value / target) : product / target;
    }

    /**
     * Adds to the running count by steps: the step with the greatest bound at or below the metric counts. A metric that is
     * no number makes the advance that reads it fail; nothing is scaled then.
     *
     * @param period how often the metric is read
     * @param metric the metric; it is read in the thread that moves the time
     * @param steps from lower bounds of the metric to the tasks to add, negative to take away
     * @return a handle to cancel it
     * @throws IllegalArgumentException if the period is not positive or there is no step
     */
    public PlannedWork scaleBySteps(Duration period, DoubleSupplier metric, Map<Double, Integer> steps) {
        Objects.requireNonNull(metric, "metric");
        Objects.requireNonNull(steps, "steps");
        NavigableMap<Double, Integer> ordered = ordered(steps);
        String name = "step scaling of " + service;
        return clock.runEvery(period, name, () -> {
            double value = metric.getAsDouble();
            requireMetric(name, value, true, "finite");
            Map.Entry<Double, Integer> step = ordered.floorEntry(value);
            if (step != null && step.getValue() != 0) {
                scaleTo((long) service.runningCount() + step.getValue());
            }
        });
    }

    private static NavigableMap<Double, Integer> ordered(Map<Double, Integer> steps) {
        NavigableMap<Double, Integer> ordered = new TreeMap<>();
        steps.forEach((bound, tasks) -> {
            if (Objects.requireNonNull(bound, "A bound of steps must not be null.")
                    .isNaN()) {
                throw new IllegalArgumentException("A bound of steps must be a number, but was NaN.");
            }
            ordered.put(bound, Objects.requireNonNull(tasks, "The tasks of a step must not be null."));
        });
        if (ordered.isEmpty()) {
            throw new IllegalArgumentException("steps must have at least one step, but was empty.");
        }
        return ordered;
    }

    /** A metric of the test's own code: what is no number there must not become a number of tasks here. */
    private void requireMetric(String name, double value, boolean inRange, String range) {
        if (!inRange || Double.isNaN(value) || Double.isInfinite(value)) {
            throw new IllegalStateException("The metric of the " + name + " must be a number, " + range + ", but at "
                    + clock.instant() + " it was " + value + ".");
        }
    }

    private void scaleTo(long wanted) {
        int bounded = (int) Math.max(tasksMin, Math.min(tasksMax, wanted));
        ServiceSnapshot now = service.snapshot();
        boolean held = bounded < now.desiredCount() && isDeploying(now); // documented: SAS
        if (bounded != now.desiredCount() && !held) {
            service.scaleTo(bounded);
        }
    }

    private static boolean isDeploying(ServiceSnapshot service) {
        return service.controller() == DeploymentController.ECS
                && service.deployments().stream().anyMatch(set -> set.rolloutState() == RolloutState.IN_PROGRESS);
    }
}
