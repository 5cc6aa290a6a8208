package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A secret that a container or log driver gets; kept and answered, without effect.
 *
 * @param name the name
 * @param valueFrom the ARN of the secret or parameter
 */
public record Secret(@Nullable String name, @Nullable String valueFrom) {}
