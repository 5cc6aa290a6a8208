package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs from the task definition for one task; kept and answered.
 *
 * @param containerOverrides what differs for single containers
 * @param cpu its CPU units
 * @param executionRoleArn the role that starts the containers
 * @param memory its memory, in MiB
 * @param taskRoleArn the role that the containers assume
 * @param ephemeralStorage its storage
 * @param inferenceAcceleratorOverrides its Elastic Inference accelerators; kept and answered
 */
public record TaskOverride(
        @Nullable List<ContainerOverride> containerOverrides,
        @Nullable String cpu,
        @Nullable String executionRoleArn,
        @Nullable String memory,
        @Nullable String taskRoleArn,
        @Nullable EphemeralStorage ephemeralStorage,
        @Nullable List<Structure> inferenceAcceleratorOverrides) {

    public TaskOverride {
        containerOverrides = Copies.listOrNull(containerOverrides);
        inferenceAcceleratorOverrides = Copies.listOrNull(inferenceAcceleratorOverrides);
    }
}
