package io.github.ecssimulator.api;

/**
 * The task set as created.
 *
 * @param taskSet the task set
 */
public record CreateTaskSetResponse(TaskSet taskSet) implements EcsResponse {}
