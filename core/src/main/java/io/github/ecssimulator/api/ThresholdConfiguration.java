package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * How many failures end a deployment.
 *
 * @param type what the value counts
 * @param value how many
 */
public record ThresholdConfiguration(
        @Nullable String type, @Nullable Integer value) {}
