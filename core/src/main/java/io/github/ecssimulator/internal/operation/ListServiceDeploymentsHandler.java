package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.CreatedAt;
import io.github.ecssimulator.api.ListServiceDeploymentsRequest;
import io.github.ecssimulator.api.ListServiceDeploymentsResponse;
import io.github.ecssimulator.api.ServiceDeploymentBrief;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides ListServiceDeployments. */
final class ListServiceDeploymentsHandler
        implements OperationHandler<ListServiceDeploymentsRequest, ListServiceDeploymentsResponse> {
    private static final int PAGE = 20; // documented: ListServiceDeployments
    // documented: ListServiceDeployments
    private static final List<String> STATUSES = List.of(
            "PENDING",
            "SUCCESSFUL",
            "STOPPED",
            "STOP_REQUESTED",
            "IN_PROGRESS",
            "ROLLBACK_REQUESTED",
            "ROLLBACK_IN_PROGRESS",
            "ROLLBACK_SUCCESSFUL",
            "ROLLBACK_FAILED");

    private final ClusterLookup clusters;
    private final ServiceLookup services;
    private final ServiceDeploymentShape shape;

    ListServiceDeploymentsHandler(World world) {
        this.clusters = new ClusterLookup(world);
        this.services = new ServiceLookup(world);
        this.shape = new ServiceDeploymentShape(world);
    }

    @Override
    public ListServiceDeploymentsResponse handle(ListServiceDeploymentsRequest request) {
        List<String> statuses = request.status() == null ? List.of() : request.status();
        statuses.forEach(status -> Refused.unlessOneOf("status", status, STATUSES));
        ServiceState service = services.require(request.service(), clusterOf(request));
        Page<ServiceDeploymentBrief> page = new Listing<>(
                        request.operation(),
                        service.deploymentHistory().stream().map(shape::briefOf).toList(),
                        brief -> (statuses.isEmpty() || statuses.contains(brief.status()))
                                && isWithin(request.createdAt(), brief),
                        ServiceDeploymentBrief::serviceDeploymentArn)
                .page(request.nextToken(), request.maxResults(), PAGE);
        return new ListServiceDeploymentsResponse(page.items(), page.nextToken());
    }

    /** documented: ListServiceDeployments - its example names a service of another cluster by its ARN alone. */
    private ClusterState clusterOf(ListServiceDeploymentsRequest request) {
        String inArn = request.cluster() == null ? services.clusterInOrNull(request.service()) : null;
        return inArn == null ? clusters.requireActiveOrDefault(request.cluster()) : clusters.requireActive(inArn);
    }

    private static boolean isWithin(@Nullable CreatedAt span, ServiceDeploymentBrief brief) {
        return span == null
                || ((span.after() == null || brief.createdAt().isAfter(span.after()))
                        && (span.before() == null || brief.createdAt().isBefore(span.before())));
    }
}
