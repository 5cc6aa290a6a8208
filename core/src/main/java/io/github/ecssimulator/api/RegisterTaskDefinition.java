package io.github.ecssimulator.api;

import io.github.ecssimulator.api.TaskDefinition.EphemeralStorage;
import io.github.ecssimulator.api.TaskDefinition.RuntimePlatform;
import io.github.ecssimulator.api.TaskDefinition.TaskDefinitionPlacementConstraint;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/** Registers a revision of a task definition. Source: documented: RegisterTaskDefinition. */
public final class RegisterTaskDefinition {
    private RegisterTaskDefinition() {}

    /** {@return a call with the members that are named; those that are not are absent} */
    public static Request request(UnaryOperator<RegisterTaskDefinitionBuilder> members) {
        return Objects.requireNonNull(members, "members")
                .apply(RegisterTaskDefinitionBuilder.request())
                .build();
    }

    /**
     * The call.
     *
     * @param family the family, up to 255 letters, digits, hyphens and underscores; required
     * @param taskRoleArn the role that the containers assume; kept and answered
     * @param executionRoleArn the role that starts the containers; kept and answered
     * @param networkMode the network mode; kept and answered
     * @param containerDefinitions the containers; at least one is required
     * @param placementConstraints where tasks may be placed; kept and answered
     * @param requiresCompatibilities the launch types to check against; kept and answered
     * @param cpu the CPU units of a task
     * @param memory the memory of a task, in MiB
     * @param tags the tags of the task definition
     * @param pidMode the process namespace; kept and answered
     * @param ipcMode the IPC namespace; kept and answered
     * @param ephemeralStorage the storage of a task; kept and answered
     * @param runtimePlatform the operating system and the processor; kept and answered
     * @param volumes the volumes that containers may mount; kept and answered
     * @param proxyConfiguration the proxy of App Mesh; kept and answered
     * @param inferenceAccelerators its Elastic Inference accelerators; kept and answered
     * @param enableFaultInjection whether its tasks may inject faults; kept and answered
     */
    @Builder(className = "RegisterTaskDefinitionBuilder", toBuilder = "toBuilder")
    public record Request(
            @Nullable String family,
            @Nullable String taskRoleArn,
            @Nullable String executionRoleArn,
            @Nullable String networkMode,
            @Nullable List<ContainerDefinition> containerDefinitions,
            @Nullable List<TaskDefinitionPlacementConstraint> placementConstraints,
            @Nullable List<String> requiresCompatibilities,
            @Nullable String cpu,
            @Nullable String memory,
            @Nullable List<Tag> tags,
            @Nullable String pidMode,
            @Nullable String ipcMode,
            @Nullable EphemeralStorage ephemeralStorage,
            @Nullable RuntimePlatform runtimePlatform,
            @Nullable List<Structure> volumes,
            @Nullable Structure proxyConfiguration,
            @Nullable List<Structure> inferenceAccelerators,
            @Nullable Boolean enableFaultInjection)
            implements EcsRequest<Response> {

        public Request {
            containerDefinitions = Copies.listOrNull(containerDefinitions);
            placementConstraints = Copies.listOrNull(placementConstraints);
            requiresCompatibilities = Copies.listOrNull(requiresCompatibilities);
            tags = Copies.listOrNull(tags);
            volumes = Copies.listOrNull(volumes);
            inferenceAccelerators = Copies.listOrNull(inferenceAccelerators);
        }
    }

    /**
     * The revision as registered.
     *
     * @param taskDefinition the task definition
     * @param tags its tags
     */
    public record Response(TaskDefinition taskDefinition, List<Tag> tags) implements EcsResponse {

        public Response {
            tags = List.copyOf(tags);
        }
    }
}
