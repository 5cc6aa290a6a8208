package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs from the task definition for one container.
 *
 * @param name the name in the task definition; required
 * @param command the arguments of what it runs
 * @param environment environment variables to add or to replace
 * @param cpu its CPU units
 * @param memory its hard limit of memory, in MiB
 * @param memoryReservation its soft limit of memory, in MiB
 * @param environmentFiles files with environment variables; kept and answered
 * @param resourceRequirements its GPUs; kept and answered
 */
public record ContainerOverride(
        @Nullable String name,
        @Nullable List<String> command,
        @Nullable List<KeyValuePair> environment,
        @Nullable Integer cpu,
        @Nullable Integer memory,
        @Nullable Integer memoryReservation,
        @Nullable List<Structure> environmentFiles,
        @Nullable List<ResourceRequirement> resourceRequirements) {

    public ContainerOverride {
        command = Copies.listOrNull(command);
        environment = Copies.listOrNull(environment);
        environmentFiles = Copies.listOrNull(environmentFiles);
        resourceRequirements = Copies.listOrNull(resourceRequirements);
    }
}
