package io.github.ecssimulator.api;

/**
 * The task set as changed.
 *
 * @param taskSet the task set
 */
public record UpdateTaskSetResponse(TaskSet taskSet) implements EcsResponse {}
