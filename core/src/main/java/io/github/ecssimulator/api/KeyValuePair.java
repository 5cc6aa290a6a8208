package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A name and its value.
 *
 * @param name the name
 * @param value the value
 */
public record KeyValuePair(@Nullable String name, @Nullable String value) {}
