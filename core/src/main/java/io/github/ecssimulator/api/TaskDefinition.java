package io.github.ecssimulator.api;

import java.time.Instant;
import java.util.List;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a task definition as ECS describes it.
 *
 * @param taskDefinitionArn the ARN
 * @param containerDefinitions the containers
 * @param family the family
 * @param taskRoleArn the role that the containers assume
 * @param executionRoleArn the role that starts the containers
 * @param networkMode the network mode
 * @param revision the revision, from 1
 * @param status {@code ACTIVE}, {@code INACTIVE} or {@code DELETE_IN_PROGRESS}
 * @param placementConstraints where tasks may be placed
 * @param compatibilities the launch types that it fits
 * @param runtimePlatform the operating system and the processor
 * @param requiresCompatibilities the launch types to check against
 * @param cpu the CPU units of a task
 * @param memory the memory of a task, in MiB
 * @param pidMode the process namespace
 * @param ipcMode the IPC namespace
 * @param registeredAt when it was registered
 * @param deregisteredAt when it was deregistered; absent before
 * @param registeredBy who registered it
 * @param ephemeralStorage the storage of a task
 * @param volumes the volumes that containers may mount
 * @param requiresAttributes what a container instance must be able to do
 * @param proxyConfiguration the proxy of App Mesh
 * @param inferenceAccelerators its Elastic Inference accelerators
 * @param enableFaultInjection whether its tasks may inject faults
 * @param deleteRequestedAt when its deletion was asked for; absent before
 */
@Builder
public record TaskDefinition(
        String taskDefinitionArn,
        List<ContainerDefinition> containerDefinitions,
        String family,
        @Nullable String taskRoleArn,
        @Nullable String executionRoleArn,
        @Nullable String networkMode,
        int revision,
        String status,
        List<TaskDefinitionPlacementConstraint> placementConstraints,
        List<String> compatibilities,
        @Nullable RuntimePlatform runtimePlatform,
        @Nullable List<String> requiresCompatibilities,
        @Nullable String cpu,
        @Nullable String memory,
        @Nullable String pidMode,
        @Nullable String ipcMode,
        Instant registeredAt,
        @Nullable Instant deregisteredAt,
        @Nullable String registeredBy,
        @Nullable EphemeralStorage ephemeralStorage,
        List<Structure> volumes,
        @Nullable List<Structure> requiresAttributes,
        @Nullable Structure proxyConfiguration,
        @Nullable List<Structure> inferenceAccelerators,
        @Nullable Boolean enableFaultInjection,
        @Nullable Instant deleteRequestedAt) {

    public TaskDefinition {
        containerDefinitions = List.copyOf(containerDefinitions);
        placementConstraints = List.copyOf(placementConstraints);
        compatibilities = List.copyOf(compatibilities);
        requiresCompatibilities = Copies.listOrNull(requiresCompatibilities);
        volumes = List.copyOf(volumes);
        requiresAttributes = Copies.listOrNull(requiresAttributes);
        inferenceAccelerators = Copies.listOrNull(inferenceAccelerators);
    }

    /**
     * The storage of a Fargate task; kept and answered, without effect.
     *
     * @param sizeInGiB the size, 21 to 200
     */
    public record EphemeralStorage(@Nullable Integer sizeInGiB) {}

    /**
     * The platform of tasks; kept and answered, without effect.
     *
     * @param cpuArchitecture the processor, such as {@code ARM64}
     * @param operatingSystemFamily the operating system, such as {@code LINUX}
     */
    public record RuntimePlatform(
            @Nullable String cpuArchitecture, @Nullable String operatingSystemFamily) {}

    /**
     * Where tasks of a task definition may be placed; kept and answered, since every container instance has room.
     *
     * @param type {@code memberOf}
     * @param expression which instances qualify
     */
    public record TaskDefinitionPlacementConstraint(
            @Nullable String type, @Nullable String expression) {}
}
