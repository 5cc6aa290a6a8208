package io.github.ecssimulator.api;

import io.github.ecssimulator.api.ContainerDefinition.ResourceRequirement;
import io.github.ecssimulator.api.TaskDefinition.EphemeralStorage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A task as ECS describes it. Its protection is not among this: only GetTaskProtection tells it.
 *
 * @param availabilityZone where it was placed
 * @param capacityProviderName the capacity provider that it uses; absent with a launch type
 * @param clusterArn the ARN of its cluster
 * @param containers its containers
 * @param cpu its CPU units
 * @param createdAt when it was created
 * @param desiredStatus where ECS wants it to be
 * @param enableExecuteCommand whether ExecuteCommand is allowed
 * @param executionStoppedAt when its containers had ended; absent before
 * @param group its group, {@code service:name} for a service task
 * @param healthStatus {@code HEALTHY}, {@code UNHEALTHY} or {@code UNKNOWN}
 * @param lastStatus where it stands
 * @param launchType on what it runs
 * @param memory its memory, in MiB
 * @param overrides what differs from the task definition
 * @param platformVersion the Fargate platform version
 * @param platformFamily the operating system of a Fargate task
 * @param startedAt when it reached RUNNING; absent before
 * @param startedBy the deployment that started it, or the caller's own text
 * @param stopCode who stopped it; absent before
 * @param stoppedAt when it reached STOPPED; absent before
 * @param stoppedReason why it was stopped; absent before
 * @param stoppingAt when its stop began; absent before
 * @param tags its tags, when asked for
 * @param taskArn the ARN
 * @param taskDefinitionArn the ARN of what it runs
 * @param version how often it was changed
 * @param ephemeralStorage its storage
 * @param attachments its network interface in mode {@code awsvpc}
 * @param attributes the attributes of the task
 * @param connectivity whether its agent is connected
 * @param connectivityAt when its agent was connected; absent before
 * @param containerInstanceArn the container instance of an EC2 task
 * @param inferenceAccelerators its Elastic Inference accelerators
 * @param pullStartedAt when its images were asked for; absent before
 * @param pullStoppedAt when its images were there; absent before
 */
@Builder
public record Task(
        @Nullable String availabilityZone,
        @Nullable String capacityProviderName,
        String clusterArn,
        List<Container> containers,
        @Nullable String cpu,
        Instant createdAt,
        String desiredStatus,
        boolean enableExecuteCommand,
        @Nullable Instant executionStoppedAt,
        @Nullable String group,
        String healthStatus,
        String lastStatus,
        @Nullable String launchType,
        @Nullable String memory,
        @Nullable TaskOverride overrides,
        @Nullable String platformVersion,
        @Nullable String platformFamily,
        @Nullable Instant startedAt,
        @Nullable String startedBy,
        @Nullable String stopCode,
        @Nullable Instant stoppedAt,
        @Nullable String stoppedReason,
        @Nullable Instant stoppingAt,
        List<Tag> tags,
        String taskArn,
        @Nullable String taskDefinitionArn,
        Long version,
        @Nullable EphemeralStorage ephemeralStorage,
        List<Structure> attachments,
        List<Structure> attributes,
        @Nullable String connectivity,
        @Nullable Instant connectivityAt,
        @Nullable String containerInstanceArn,
        List<Structure> inferenceAccelerators,
        @Nullable Instant pullStartedAt,
        @Nullable Instant pullStoppedAt) {

    public Task {
        containers = List.copyOf(containers);
        tags = List.copyOf(tags);
        attachments = List.copyOf(attachments);
        attributes = List.copyOf(attributes);
        inferenceAccelerators = List.copyOf(inferenceAccelerators);
    }

    /**
     * A container of a task as ECS describes it.
     *
     * @param containerArn the ARN
     * @param taskArn the ARN of the task
     * @param name the name in the task definition
     * @param image the image
     * @param lastStatus where the container stands, such as {@code RUNNING}
     * @param exitCode what its process ended with; absent before, and when it never ran
     * @param reason further text on a container that did not run
     * @param healthStatus {@code HEALTHY}, {@code UNHEALTHY} or {@code UNKNOWN}
     * @param cpu its CPU units
     * @param memory its hard limit of memory, in MiB
     * @param memoryReservation its soft limit of memory, in MiB
     * @param networkBindings the ports of its host that lead to it
     * @param networkInterfaces its network interfaces
     */
    @Builder
    public record Container(
            String containerArn,
            String taskArn,
            String name,
            @Nullable String image,
            String lastStatus,
            @Nullable Integer exitCode,
            @Nullable String reason,
            String healthStatus,
            @Nullable String cpu,
            @Nullable String memory,
            @Nullable String memoryReservation,
            List<Structure> networkBindings,
            List<Structure> networkInterfaces) {

        public Container {
            networkBindings = List.copyOf(networkBindings);
            networkInterfaces = List.copyOf(networkInterfaces);
        }
    }

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
    @Builder
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

        /** {@return an override with the members that are named; those that are not are absent} */
        public static TaskOverride of(UnaryOperator<TaskOverrideBuilder> members) {
            return Objects.requireNonNull(members, "members")
                    .apply(TaskOverrideBuilder.taskOverride())
                    .build();
        }
    }

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
    @Builder
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

        /** {@return an override with the members that are named; those that are not are absent} */
        public static ContainerOverride of(UnaryOperator<ContainerOverrideBuilder> members) {
            return Objects.requireNonNull(members, "members")
                    .apply(ContainerOverrideBuilder.containerOverride())
                    .build();
        }
    }
}
