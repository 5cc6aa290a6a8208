package io.github.ecssimulator.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a service is created with.
 *
 * @param desiredCount how many tasks it wants; for a daemon the number of container instances
 * @param schedulingStrategy how its number of tasks is found
 * @param controller who drives its deployments
 * @param deployment how it replaces its tasks
 * @param taskDefinition what its tasks are made of; absent means revision 1 of a family named like the service
 */
public record ServiceSettings(
        int desiredCount,
        SchedulingStrategy schedulingStrategy,
        DeploymentController controller,
        DeploymentSettings deployment,
        @Nullable TaskDefinitionRef taskDefinition) {

    /**
     * Checks the count.
     *
     * @throws IllegalArgumentException if the desired count is negative
     */
    public ServiceSettings {
        Objects.requireNonNull(schedulingStrategy, "schedulingStrategy");
        Objects.requireNonNull(controller, "controller");
        Objects.requireNonNull(deployment, "deployment");
        if (desiredCount < 0) {
            throw new IllegalArgumentException("desiredCount must be 0 or more, but was " + desiredCount + ".");
        }
    }

    /** {@return the settings of a plain replica service: rolling deployments with the documented defaults} */
    public static ServiceSettings replica(int desiredCount) {
        return new ServiceSettings(
                desiredCount,
                SchedulingStrategy.REPLICA,
                DeploymentController.ECS,
                DeploymentSettings.replicaDefaults(),
                null);
    }

    /**
     * {@return the settings of a daemon service in a cluster with so many container instances: rolling deployments with the documented
     * defaults}
     */
    public static ServiceSettings daemon(int containerInstances) {
        return new ServiceSettings(
                containerInstances,
                SchedulingStrategy.DAEMON,
                DeploymentController.ECS,
                DeploymentSettings.daemonDefaults(),
                null);
    }

    /**
     * {@return the settings of a service with the EXTERNAL controller; a task set at 100 % wants the desired count, and the caller
     * drives it}
     */
    public static ServiceSettings external(int desiredCount) {
        return new ServiceSettings(
                desiredCount,
                SchedulingStrategy.REPLICA,
                DeploymentController.EXTERNAL,
                DeploymentSettings.replicaDefaults(),
                null);
    }

    /** {@return these settings with other deployment settings} */
    public ServiceSettings with(DeploymentSettings settings) {
        Objects.requireNonNull(settings, "settings");
        return new ServiceSettings(desiredCount, schedulingStrategy, controller, settings, taskDefinition);
    }

    /** {@return these settings with another task definition} */
    public ServiceSettings with(TaskDefinitionRef definition) {
        Objects.requireNonNull(definition, "definition");
        return new ServiceSettings(desiredCount, schedulingStrategy, controller, deployment, definition);
    }
}
