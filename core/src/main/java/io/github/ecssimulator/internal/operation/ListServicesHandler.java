package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.ListServices;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ServiceStatus;
import java.util.List;

/** Decides ListServices. */
final class ListServicesHandler implements OperationHandler<ListServices.Request, ListServices.Response> {
    private static final int PAGE = 10; // documented: ListServices

    private final ClusterLookup clusters;

    ListServicesHandler(World world) {
        this.clusters = new ClusterLookup(world);
    }

    @Override
    public ListServices.Response handle(ListServices.Request request) {
        Refused.unlessOneOf("launchType", request.launchType(), LaunchReader.LAUNCH_TYPES);
        Refused.unlessOneOf("schedulingStrategy", request.schedulingStrategy(), List.of("REPLICA", "DAEMON"));
        Refused.unlessOneOf("resourceManagementType", request.resourceManagementType(), List.of("CUSTOMER", "ECS"));
        Page<ServiceState> page = new Listing<>(
                        request.operation(),
                        List.copyOf(clusters.requireActiveOrDefault(request.cluster())
                                .services()),
                        service -> isListed(service, request),
                        ListServicesHandler::arnOf)
                .page(request.nextToken(), request.maxResults(), PAGE);
        return new ListServices.Response(
                page.items().stream().map(ListServicesHandler::arnOf).toList(), page.nextToken());
    }

    private static String arnOf(ServiceState service) {
        return service.arn().toString();
    }

    private static boolean isListed(ServiceState service, ListServices.Request request) {
        String strategy = service.schedulingStrategy().name();
        return service.status() == ServiceStatus.ACTIVE // documented: DeleteService - no longer visible here
                && (request.launchType() == null || ServiceShape.runsOn(service, request.launchType()))
                && (request.schedulingStrategy() == null
                        || request.schedulingStrategy().equals(strategy))
                && !"ECS".equals(request.resourceManagementType()); // none is managed by ECS itself
    }
}
