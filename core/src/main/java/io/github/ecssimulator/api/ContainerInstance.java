package io.github.ecssimulator.api;

import java.time.Instant;
import java.util.List;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/**
 * A container instance as ECS describes it. There is always room on it: what remains is what was registered.
 *
 * @param containerInstanceArn the ARN
 * @param ec2InstanceId the id of the EC2 instance
 * @param version grows with every change
 * @param versionInfo the versions of agent and Docker, as they were registered
 * @param remainingResources the resources, as they were registered
 * @param registeredResources the resources, as they were registered
 * @param status {@code ACTIVE}, {@code DRAINING} or {@code INACTIVE}
 * @param agentConnected whether it is not INACTIVE
 * @param runningTasksCount how many of its tasks are in RUNNING
 * @param pendingTasksCount how many of its tasks are on their way to RUNNING
 * @param attributes its attributes, among them its Availability Zone
 * @param registeredAt when it was registered
 * @param tags the tags, when asked for
 */
@Builder
public record ContainerInstance(
        String containerInstanceArn,
        String ec2InstanceId,
        Long version,
        @Nullable Structure versionInfo,
        List<Structure> remainingResources,
        List<Structure> registeredResources,
        String status,
        boolean agentConnected,
        int runningTasksCount,
        int pendingTasksCount,
        List<Structure> attributes,
        Instant registeredAt,
        List<Tag> tags) {

    public ContainerInstance {
        remainingResources = List.copyOf(remainingResources);
        registeredResources = List.copyOf(registeredResources);
        attributes = List.copyOf(attributes);
        tags = List.copyOf(tags);
    }
}
