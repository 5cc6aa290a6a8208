package io.github.ecssimulator.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/** Lists the deployments of a service. Source: documented: ListServiceDeployments. */
public final class ListServiceDeployments {
    private ListServiceDeployments() {}

    /** {@return a call with the members that are named; those that are not are absent} */
    public static Request request(UnaryOperator<ListServiceDeploymentsBuilder> members) {
        return Objects.requireNonNull(members, "members")
                .apply(ListServiceDeploymentsBuilder.request())
                .build();
    }

    /**
     * The call.
     *
     * @param service the name or ARN of the service; required
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param status only deployments in one of these; absent or empty means all
     * @param createdAt only deployments created in this span
     * @param nextToken where the page before ended; absent for the first page
     * @param maxResults how many to answer, 1 to 100; absent means 20
     */
    @Builder(className = "ListServiceDeploymentsBuilder")
    public record Request(
            @Nullable String service,
            @Nullable String cluster,
            @Nullable List<String> status,
            @Nullable CreatedAt createdAt,
            @Nullable String nextToken,
            @Nullable Integer maxResults)
            implements EcsRequest<Response> {

        public Request {
            status = Copies.listOrNull(status);
        }
    }

    /**
     * One page of deployments.
     *
     * @param serviceDeployments the deployments, the latest first
     * @param nextToken where the next page begins; absent on the last page
     */
    public record Response(
            List<ServiceDeploymentBrief> serviceDeployments,
            @Nullable String nextToken) implements EcsResponse {

        public Response {
            serviceDeployments = List.copyOf(serviceDeployments);
        }
    }

    /**
     * A span of time.
     *
     * @param before created before this instant
     * @param after created after this instant
     */
    public record CreatedAt(
            @Nullable Instant before, @Nullable Instant after) {}

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
    @Builder
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
}
