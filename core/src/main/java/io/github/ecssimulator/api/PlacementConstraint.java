package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Where the tasks of a service may be placed; kept and answered, since container instances are not modelled.
 *
 * @param type {@code distinctInstance} or {@code memberOf}
 * @param expression which instances qualify
 */
public record PlacementConstraint(
        @Nullable String type, @Nullable String expression) {}
