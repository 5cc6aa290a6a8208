package io.github.ecssimulator.api;

/** The tags were taken away. ECS answers nothing else. */
public record UntagResourceResponse() implements EcsResponse {}
