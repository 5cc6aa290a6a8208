package io.github.ecssimulator.api;

/**
 * The task as it is being stopped.
 *
 * @param task the task
 */
public record StopTaskResponse(Task task) implements EcsResponse {}
