package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Who deploys a service.
 *
 * @param type {@code ECS} or {@code EXTERNAL}; CODE_DEPLOY is refused, since it is not modelled
 */
public record DeploymentController(@Nullable String type) {}
