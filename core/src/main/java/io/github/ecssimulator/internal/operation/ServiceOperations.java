package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DeleteService;
import io.github.ecssimulator.api.DescribeServices;
import io.github.ecssimulator.api.ListServices;
import io.github.ecssimulator.api.Service;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.policy.Answering.LaunchTypeFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations that show and delete services. */
final class ServiceOperations {
    private static final int SERVICES_MAX = 10; // documented: DescribeServices
    private static final int SERVICES_PAGE = 10; // documented: ListServices
    private final World world;
    private final Readers.Clusters clusters;
    private final ServiceReader services;
    private final ServiceShape shape;

    ServiceOperations(World world, Readers readers, ServiceShape shape) {
        this.world = world;
        this.clusters = readers.clusters();
        this.services = readers.services();
        this.shape = shape;
    }

    DescribeServices.Response describe(DescribeServices.Request request) {
        Includes includes = Includes.of(request.include(), "TAGS");
        List<String> given = Refused.ifEmpty("Services", request.services());
        Refused.ifMore("service names", given, SERVICES_MAX); // observed: DescribeServices
        ClusterState cluster = clusters.requireActiveOrDefault(request.cluster());
        Map<String, String> byName = new LinkedHashMap<>();
        given.forEach(each -> byName.putIfAbsent(services.nameIn(each, cluster), each));
        Found<Service> found = new Found<>();
        byName.forEach(
                (name, text) -> // documented: DeleteService - DRAINING and INACTIVE ones can still be described
                found.add(
                                cluster.serviceOrNull(name),
                                service -> shape.of(service, includes.tags()),
                                () -> services.failureArn(text, cluster)));
        return new DescribeServices.Response(found.items(), found.failures());
    }

    ListServices.Response list(ListServices.Request request) {
        Refused.unlessOneOf("launchType", request.launchType(), LaunchReader.LAUNCH_TYPES);
        Refused.unlessOneOf("schedulingStrategy", request.schedulingStrategy(), List.of("REPLICA", "DAEMON"));
        Refused.unlessOneOf("resourceManagementType", request.resourceManagementType(), List.of("CUSTOMER", "ECS"));
        Listing.Page<ServiceState> page = new Listing<>(
                        request.operation(),
                        Listing.ordered(
                                clusters.requireActiveOrDefault(request.cluster())
                                        .services(),
                                ServiceOperations::arnOf,
                                world.policies()),
                        service -> isListed(service, request),
                        ServiceOperations::arnOf)
                .page(request.nextToken(), request.maxResults(), SERVICES_PAGE);
        return new ListServices.Response(page.names(), page.nextToken());
    }

    private static String arnOf(ServiceState service) {
        return service.arn().toString();
    }

    private boolean isListed(ServiceState service, ListServices.Request request) {
        String strategy = service.schedulingStrategy().name();
        return service.status() == ServiceStatus.ACTIVE // documented: DeleteService - no longer visible here
                && (request.launchType() == null || runsOn(service, request.launchType()))
                && (request.schedulingStrategy() == null
                        || request.schedulingStrategy().equals(strategy))
                && !"ECS".equals(request.resourceManagementType()); // none is managed by ECS itself
    }

    private boolean runsOn(ServiceState service, String launchType) { // assumed: U55
        return world.policies().has(LaunchTypeFilter.BY_TASKS)
                ? ServiceShape.runsOn(service, launchType)
                : !ServiceShape.isExternal(service)
                        && launchType.equals(service.options().launch().launchType());
    }

    DeleteService.Response delete(DeleteService.Request request) {
        ServiceState service =
                services.requireKept(request.service(), clusters.requireActiveOrDefault(request.cluster()));
        boolean daemon = service.schedulingStrategy() == SchedulingStrategy.DAEMON;
        // documented: DeleteService - force is only needed for REPLICA
        world.services().delete(service, daemon || Boolean.TRUE.equals(request.force()));
        return new DeleteService.Response(shape.of(service, true));
    }
}
