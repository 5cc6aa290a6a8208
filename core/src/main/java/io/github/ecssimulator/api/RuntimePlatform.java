package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * The platform of tasks; kept and answered, without effect.
 *
 * @param cpuArchitecture the processor, such as {@code ARM64}
 * @param operatingSystemFamily the operating system, such as {@code LINUX}
 */
public record RuntimePlatform(
        @Nullable String cpuArchitecture, @Nullable String operatingSystemFamily) {}
