package io.github.ecssimulator.model;

import java.time.Instant;
import java.util.List;

/**
 * A service at one instant.
 *
 * @param arn the ARN of the service
 * @param at when the snapshot was taken, in simulated time
 * @param status where the service stood
 * @param schedulingStrategy how its number of tasks is found
 * @param controller who drives its deployments
 * @param desiredCount how many tasks it wanted
 * @param tasks its tasks that ECS wanted to run, in the order they were started
 * @param deployments its deployments, or task sets, newest first
 * @param events its service events, newest first, at most a hundred
 */
public record ServiceSnapshot(
        ServiceArn arn,
        Instant at,
        ServiceStatus status,
        SchedulingStrategy schedulingStrategy,
        DeploymentController controller,
        int desiredCount,
        List<TaskSnapshot> tasks,
        List<TaskSetSnapshot> deployments,
        List<ServiceMessage> events) {

    public ServiceSnapshot {
        tasks = List.copyOf(tasks);
        deployments = List.copyOf(deployments);
        events = List.copyOf(events);
    }

    /** {@return how many tasks were RUNNING} */
    public int runningCount() {
        return (int) tasks.stream().filter(TaskSnapshot::isRunning).count();
    }

    /** {@return how many tasks were protected} */
    public int protectedCount() {
        return (int) tasks.stream().filter(TaskSnapshot::isProtected).count();
    }
}
