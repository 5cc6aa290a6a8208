package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * Where the tasks of a service are placed first; kept and answered, since container instances are not modelled.
 *
 * @param type {@code random}, {@code spread} or {@code binpack}
 * @param field over which attribute
 */
public record PlacementStrategy(
        @Nullable String type, @Nullable String field) {}
