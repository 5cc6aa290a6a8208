package io.github.ecssimulator.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of a service as DescribeServiceDeployments tells it.
 *
 * @param serviceDeploymentArn the ARN
 * @param serviceArn the ARN of the service
 * @param clusterArn the ARN of the cluster
 * @param createdAt when it was asked for
 * @param startedAt when it began
 * @param finishedAt when it came to its end; absent before
 * @param stoppedAt when it was stopped; absent otherwise
 * @param updatedAt when it was last changed
 * @param sourceServiceRevisions what it replaces
 * @param targetServiceRevision what it puts in place
 * @param status such as {@code IN_PROGRESS}, {@code SUCCESSFUL} or {@code ROLLBACK_SUCCESSFUL}
 * @param statusReason why it is in that status
 * @param lifecycleStage where a blue/green deployment stands, such as {@code BAKE_TIME}
 * @param deploymentConfiguration how it replaces tasks
 * @param rollback that it was rolled back; absent otherwise
 * @param deploymentCircuitBreaker how many tasks failed so far
 */
public record ServiceDeployment(
        String serviceDeploymentArn,
        String serviceArn,
        String clusterArn,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant updatedAt,
        List<ServiceRevisionSummary> sourceServiceRevisions,
        @Nullable ServiceRevisionSummary targetServiceRevision,
        String status,
        @Nullable String statusReason,
        @Nullable String lifecycleStage,
        @Nullable DeploymentConfiguration deploymentConfiguration,
        @Nullable Rollback rollback,
        @Nullable ServiceDeploymentCircuitBreaker deploymentCircuitBreaker) {

    public ServiceDeployment {
        sourceServiceRevisions = List.copyOf(sourceServiceRevisions);
    }
}
