package io.github.ecssimulator.api;

/**
 * The revision as deregistered.
 *
 * @param taskDefinition the task definition, now INACTIVE
 */
public record DeregisterTaskDefinitionResponse(TaskDefinition taskDefinition) implements EcsResponse {}
