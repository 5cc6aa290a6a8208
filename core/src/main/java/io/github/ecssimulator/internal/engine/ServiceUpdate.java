package io.github.ecssimulator.internal.engine;

import io.github.ecssimulator.model.DeploymentSettings;
import io.github.ecssimulator.model.TaskDefinitionRef;
import org.jspecify.annotations.Nullable;

/**
 * What changes at a service, all at once.
 *
 * @param desiredCount how many tasks it wants from now on, or {@code null} to leave the number
 * @param deployment how it replaces its tasks
 * @param options what it is told beside that
 * @param deploys whether a deployment starts
 * @param taskDefinition what the deployment's tasks are made of, or {@code null} for the same as before
 */
public record ServiceUpdate(
        @Nullable Integer desiredCount,
        DeploymentSettings deployment,
        ServiceOptions options,
        boolean deploys,
        @Nullable TaskDefinitionRef taskDefinition) {}
