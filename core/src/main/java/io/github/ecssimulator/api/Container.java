package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

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
