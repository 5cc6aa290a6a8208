package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A tag of a resource.
 *
 * @param key the key, up to 128 characters; required
 * @param value the value, up to 256 characters
 */
public record Tag(@Nullable String key, @Nullable String value) {}
