package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A volume that is made when a task starts; of it only that it was given counts, for it starts a deployment.
 *
 * @param name the name of the volume in the task definition; required
 */
public record ServiceVolumeConfiguration(@Nullable String name) {}
