package io.github.ecssimulator.api;

import org.jspecify.annotations.Nullable;

/**
 * A volume that is made when a task starts; kept and answered. Giving it starts a deployment.
 *
 * @param name the name of the volume in the task definition; required
 * @param managedEBSVolume the volume; kept and answered
 */
public record ServiceVolumeConfiguration(
        @Nullable String name, @Nullable Structure managedEBSVolume) {}
