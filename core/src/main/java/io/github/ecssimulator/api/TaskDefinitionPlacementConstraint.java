package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Where tasks of a task definition may be placed; kept and answered, since container instances are not modelled.
 *
 * @param type {@code memberOf}
 * @param expression which instances qualify
 */
public record TaskDefinitionPlacementConstraint(
        @Nullable String type, @Nullable String expression) {}
