package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DeleteService;
import io.github.ecssimulator.api.DescribeServiceDeployments;
import io.github.ecssimulator.api.DescribeServices;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.ListServiceDeployments;
import io.github.ecssimulator.api.ListServiceDeployments.CreatedAt;
import io.github.ecssimulator.api.ListServiceDeployments.ServiceDeploymentBrief;
import io.github.ecssimulator.api.ListServices;
import io.github.ecssimulator.api.Service;
import io.github.ecssimulator.api.ServiceDeployment;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.ServiceDeploymentState;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.SchedulingStrategy;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.policy.Answering.LaunchTypeFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The operations that show and delete services, and show their deployments. */
final class ServiceOperations {
    private static final int SERVICES_MAX = 10; // documented: DescribeServices
    private static final int SERVICES_PAGE = 10; // documented: ListServices
    private static final int DEPLOYMENTS_MAX = 20; // documented: DescribeServiceDeployments
    private static final int DEPLOYMENTS_PAGE = 20; // documented: ListServiceDeployments
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
    private final World world;
    private final ClusterLookup clusters;
    private final ServiceLookup services;
    private final ServiceShape shape;
    private final DeploymentShape deployments;

    ServiceOperations(World world, Lookups lookups, ServiceShape shape) {
        this.world = world;
        this.clusters = lookups.clusters();
        this.services = lookups.services();
        this.shape = shape;
        this.deployments = new DeploymentShape(world);
    }

    DescribeServices.Response describe(DescribeServices.Request request) {
        Includes includes = Includes.of(request.include(), "TAGS");
        List<String> given = Refused.ifEmpty("Services", request.services());
        Refused.ifMore("service names", given, SERVICES_MAX); // observed: DescribeServices
        ClusterState cluster = clusters.requireActiveOrDefault(request.cluster());
        Map<String, String> byName = new LinkedHashMap<>();
        given.forEach(each -> byName.putIfAbsent(services.nameIn(each, cluster), each));
        List<Service> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        byName.forEach((name, text) -> {
            ServiceState service = cluster.serviceOrNull(name);
            if (service == null) { // documented: FAIL
                failures.add(new Failure(services.failureArn(text, cluster), "MISSING", null));
            } else { // documented: DeleteService - DRAINING and INACTIVE ones can still be described
                found.add(shape.of(service, includes.tags()));
            }
        });
        return new DescribeServices.Response(found, failures);
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
        return new ListServices.Response(
                page.items().stream().map(ServiceOperations::arnOf).toList(), page.nextToken());
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

    ListServiceDeployments.Response listDeployments(ListServiceDeployments.Request request) {
        List<String> statuses = request.status() == null ? List.of() : request.status();
        statuses.forEach(status -> Refused.unlessOneOf("status", status, STATUSES));
        ServiceState service = services.require(request.service(), clusterOf(request));
        Listing.Page<ServiceDeploymentBrief> page = new Listing<>(
                        request.operation(),
                        service.deploymentHistory().stream()
                                .map(deployments::briefOf)
                                .toList(),
                        brief -> (statuses.isEmpty() || statuses.contains(brief.status()))
                                && isWithin(request.createdAt(), brief),
                        ServiceDeploymentBrief::serviceDeploymentArn)
                .page(request.nextToken(), request.maxResults(), DEPLOYMENTS_PAGE);
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

    DescribeServiceDeployments.Response describeDeployments(DescribeServiceDeployments.Request request) {
        List<String> arns = Refused.ifEmpty("ServiceDeploymentArns", request.serviceDeploymentArns());
        Refused.ifMore("serviceDeploymentArns", arns, DEPLOYMENTS_MAX);
        List<ServiceDeployment> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String arn : new LinkedHashSet<>(arns)) {
            ServiceDeploymentState deployment = findOrNull(arn);
            if (deployment == null) { // documented: DescribeServiceDeployments
                failures.add(new Failure(arn, "MISSING", null));
            } else {
                found.add(deployments.of(deployment));
            }
        }
        return new DescribeServiceDeployments.Response(found, failures);
    }

    private @Nullable ServiceDeploymentState findOrNull(String arn) {
        if (!arn.startsWith("arn:")) { // inferred: sibling StopTask
            throw Refused.invalid("Service Deployment Identifier is invalid");
        }
        ArnParts parts = ArnParts.parse(
                        arn, "Service Deployment", world.settings().scope())
                .require("service-deployment", 3, 3);
        ClusterState cluster = world.clusterOrNull(parts.names().get(0));
        ServiceState service =
                cluster == null ? null : cluster.serviceOrNull(parts.names().get(1));
        List<ServiceDeploymentState> all = service == null ? List.of() : service.deploymentHistory();
        return all.stream()
                .filter(deployment -> deployment.id().equals(parts.lastName()))
                .findFirst()
                .orElse(null);
    }
}
