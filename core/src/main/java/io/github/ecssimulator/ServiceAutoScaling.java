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
        if (tasksMin < 0 || tasksMax < tasksMin) {
            throw new IllegalArgumentException(
                    "A service cannot scale between " + tasksMin + " and " + tasksMax + " tasks.");
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
     */
    public PlannedWork scheduleAt(Instant at, int desiredCount) {
        return clock.runAt(at, "scheduled scaling of " + service, () -> scaleTo(desiredCount));
    }

    /**
     * Keeps a metric near a target: the desired count becomes the running count times metric over target, rounded up.
     *
     * @param period how often the metric is read
     * @param metric the metric, for example the messages for each task; it is read in the thread that moves the time
     * @param target the value to keep, above 0
     * @return a handle to cancel it
     * @throws IllegalArgumentException if the period or the target is not positive
     */
    public PlannedWork trackTarget(Duration period, DoubleSupplier metric, double target) {
        Objects.requireNonNull(metric, "metric");
        if (!(target > 0)) {
            throw new IllegalArgumentException("A target to track is above 0, but was " + target + ".");
        }
        return clock.runEvery(period, "target tracking of " + service, () -> {
            int running = service.runningCount();
            scaleTo((int) Math.min(tasksMax, Math.ceil(running * metric.getAsDouble() / target)));
        });
    }

    /**
     * Adds to the running count by steps: the step with the greatest bound at or below the metric counts.
     *
     * @param period how often the metric is read
     * @param metric the metric; it is read in the thread that moves the time
     * @param steps from lower bounds of the metric to the tasks to add, negative to take away
     * @return a handle to cancel it
     * @throws IllegalArgumentException if the period is not positive or there is no step
     */
    public PlannedWork scaleBySteps(Duration period, DoubleSupplier metric, Map<Double, Integer> steps) {
        Objects.requireNonNull(metric, "metric");
        NavigableMap<Double, Integer> ordered = new TreeMap<>(steps);
        if (ordered.isEmpty()) {
            throw new IllegalArgumentException("Step scaling needs at least one step.");
        }
        return clock.runEvery(period, "step scaling of " + service, () -> {
            Map.Entry<Double, Integer> step = ordered.floorEntry(metric.getAsDouble());
            if (step != null && step.getValue() != 0) {
                scaleTo(service.runningCount() + step.getValue());
            }
        });
    }

    private void scaleTo(int wanted) {
        int bounded = Math.max(tasksMin, Math.min(tasksMax, wanted));
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
