package io.github.ecssimulator.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of a service as ListServiceDeployments tells it.
 *
 * @param serviceDeploymentArn the ARN
 * @param serviceArn the ARN of the service
 * @param clusterArn the ARN of the cluster
 * @param startedAt when it began
 * @param createdAt when it was asked for
 * @param finishedAt when it came to its end; absent before
 * @param targetServiceRevisionArn the ARN of what it puts in place
 * @param status such as {@code IN_PROGRESS}, {@code SUCCESSFUL} or {@code ROLLBACK_SUCCESSFUL}
 * @param statusReason why it is in that status
 */
public record ServiceDeploymentBrief(
        String serviceDeploymentArn,
        String serviceArn,
        String clusterArn,
        @Nullable Instant startedAt,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @Nullable String targetServiceRevisionArn,
        String status,
        @Nullable String statusReason) {}
