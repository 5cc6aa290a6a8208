package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A setting of a cluster.
 *
 * @param name the name, such as {@code containerInsights}
 * @param value the value, such as {@code enabled}
 */
public record ClusterSetting(
        @Nullable String name, @Nullable String value) {}
