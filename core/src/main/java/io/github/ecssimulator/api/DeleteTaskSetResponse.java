package io.github.ecssimulator.api;

/**
 * The task set as deleted.
 *
 * @param taskSet the task set, DRAINING while tasks are left
 */
public record DeleteTaskSetResponse(TaskSet taskSet) implements EcsResponse {}
