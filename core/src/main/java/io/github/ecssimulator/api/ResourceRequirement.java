package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A GPU or accelerator that a container needs; kept and answered, without effect.
 *
 * @param value how many, or which
 * @param type {@code GPU} or {@code InferenceAccelerator}
 */
public record ResourceRequirement(
        @Nullable String value, @Nullable String type) {}
