package io.github.ecssimulator.api;

import java.time.Instant;
import java.util.List;
import org.jilt.Builder;
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
@Builder
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

    /**
     * How many tasks a deployment runs of one revision, and where the traffic goes.
     *
     * @param arn the ARN of the revision
     * @param requestedTaskCount how many are wanted
     * @param runningTaskCount how many are in RUNNING
     * @param pendingTaskCount how many are on their way to RUNNING
     * @param requestedTestTrafficWeight the percentage of the test traffic; absent for a rolling deployment
     * @param requestedProductionTrafficWeight the percentage of the production traffic; absent for a rolling deployment
     */
    public record ServiceRevisionSummary(
            String arn,
            int requestedTaskCount,
            int runningTaskCount,
            int pendingTaskCount,
            @Nullable Double requestedTestTrafficWeight,
            @Nullable Double requestedProductionTrafficWeight) {}

    /**
     * How near a deployment is to being ended for its failed tasks.
     *
     * @param status {@code DISABLED}, {@code MONITORING}, {@code MONITORING_COMPLETE} or {@code TRIGGERED}
     * @param failureCount how many tasks failed in a row
     * @param threshold how many end the deployment
     */
    public record ServiceDeploymentCircuitBreaker(@Nullable String status, int failureCount, int threshold) {}

    /**
     * That a deployment was rolled back.
     *
     * @param reason why
     * @param startedAt when the roll-back began
     * @param serviceRevisionArn the revision that the service returns to
     */
    public record Rollback(
            @Nullable String reason,
            @Nullable Instant startedAt,
            @Nullable String serviceRevisionArn) {}
}
