package io.github.ecssimulator.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of a service, or a task set of an external one, at one instant.
 *
 * @param id the id, {@code ecs-svc/} and a number
 * @param taskDefinition what its tasks are made of, as {@code family:revision}
 * @param status the part it plays
 * @param rolloutState how far it is
 * @param rolloutStateReason the same in words
 * @param desiredCount how many tasks it wants
 * @param pendingCount how many of its tasks are on their way to RUNNING
 * @param runningCount how many of its tasks run
 * @param protectedCount how many of its tasks are protected
 * @param failedTasks how many of its tasks failed to come up
 * @param createdAt when it was created
 * @param finishedAt when it completed or failed; absent while it is in progress
 * @param scalePercent the share of the desired count, for a task set of an external service
 */
public record TaskSetSnapshot(
        String id,
        String taskDefinition,
        TaskSetStatus status,
        RolloutState rolloutState,
        String rolloutStateReason,
        int desiredCount,
        int pendingCount,
        int runningCount,
        int protectedCount,
        int failedTasks,
        Instant createdAt,
        @Nullable Instant finishedAt,
        double scalePercent) {}
