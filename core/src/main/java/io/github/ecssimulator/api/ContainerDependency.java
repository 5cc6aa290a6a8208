package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A container that must come before another one; kept and answered, without effect.
 *
 * @param containerName the name of that container
 * @param condition what it must have reached, such as {@code HEALTHY}
 */
public record ContainerDependency(
        @Nullable String containerName, @Nullable String condition) {}
