package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ListServiceDeployments;
import io.github.ecssimulator.api.ListServiceDeployments.CreatedAt;
import io.github.ecssimulator.api.ListServiceDeployments.ServiceDeploymentBrief;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.World;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides ListServiceDeployments. */
final class ListServiceDeploymentsHandler
        implements OperationHandler<ListServiceDeployments.Request, ListServiceDeployments.Response> {
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
    public ListServiceDeployments.Response handle(ListServiceDeployments.Request request) {
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
        return new ListServiceDeployments.Response(page.items(), page.nextToken());
    }

    /** documented: ListServiceDeployments - its example names a service of another cluster by its ARN alone. */
    private ClusterState clusterOf(ListServiceDeployments.Request request) {
        String inArn = request.cluster() == null ? services.clusterInOrNull(request.service()) : null;
        return inArn == null ? clusters.requireActiveOrDefault(request.cluster()) : clusters.requireActive(inArn);
    }

    private static boolean isWithin(@Nullable CreatedAt span, ServiceDeploymentBrief brief) {
        return span == null
                || ((span.after() == null || brief.createdAt().isAfter(span.after()))
                        && (span.before() == null || brief.createdAt().isBefore(span.before())));
    }
}
