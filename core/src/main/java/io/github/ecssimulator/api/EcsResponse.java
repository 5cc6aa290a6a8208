package io.github.ecssimulator.api;

/** The answer of one ECS operation whose call as a whole was accepted. */
public interface EcsResponse {}
