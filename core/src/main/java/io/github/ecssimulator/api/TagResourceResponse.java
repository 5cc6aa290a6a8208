package io.github.ecssimulator.api;

/** The tags were set. ECS answers nothing else. */
public record TagResourceResponse() implements EcsResponse {}
