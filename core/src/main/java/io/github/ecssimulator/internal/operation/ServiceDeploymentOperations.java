package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DescribeServiceDeployments;
import io.github.ecssimulator.api.DescribeServiceRevisions;
import io.github.ecssimulator.api.ListServiceDeployments;
import io.github.ecssimulator.api.ListServiceDeployments.CreatedAt;
import io.github.ecssimulator.api.ListServiceDeployments.ServiceDeploymentBrief;
import io.github.ecssimulator.api.ServiceDeployment;
import io.github.ecssimulator.api.ServiceRevision;
import io.github.ecssimulator.api.StopServiceDeployment;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.Millis;
import io.github.ecssimulator.internal.engine.Refused;
import io.github.ecssimulator.internal.engine.ServiceDeploymentState;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.TaskSetState;
import io.github.ecssimulator.internal.engine.World;
import io.github.ecssimulator.model.ServiceStatus;
import io.github.ecssimulator.policy.Refusing.AbortedDeployment;
import io.github.ecssimulator.policy.Refusing.RollbackToNothing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operations on the deployments of a service's history, and on what each puts in place. */
record ServiceDeploymentOperations(
        World world, ClusterReader clusters, ServiceReader services, DeploymentShape deployments) {
    private static final int DEPLOYMENTS_MAX = 20; // documented: DescribeServiceDeployments, DescribeServiceRevisions
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

    ListServiceDeployments.Response list(ListServiceDeployments.Request request) {
        List<String> statuses = Given.orNone(request.status());
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
                || ((span.after() == null || brief.createdAt().isAfter(Millis.of(span.after())))
                        && (span.before() == null || brief.createdAt().isBefore(Millis.of(span.before()))));
    }

    DescribeServiceDeployments.Response describe(DescribeServiceDeployments.Request request) {
        List<String> arns = Refused.ifEmpty("ServiceDeploymentArns", request.serviceDeploymentArns());
        Refused.ifMore("serviceDeploymentArns", arns, DEPLOYMENTS_MAX);
        Found<ServiceDeployment> found = new Found<>();
        new LinkedHashSet<>(arns).forEach(arn -> found.add(findOrNull(arn), deployments::of, () -> arn));
        return new DescribeServiceDeployments.Response(found.items(), found.failures());
    }

    StopServiceDeployment.Response stop(StopServiceDeployment.Request request) {
        Refused.unlessOneOf("stopType", request.stopType(), List.of("ABORT", "ROLLBACK"));
        // documented: StopServiceDeployment - required; inferred: the text
        String arn = Refused.ifBlank("Service Deployment ARN", request.serviceDeploymentArn());
        boolean abort = "ABORT".equals(request.stopType()); // inferred: without a type it is ROLLBACK
        if (abort && world.policies().has(AbortedDeployment.REFUSED)) { // assumed: U60
            throw Refused.invalid("The stopType ABORT is not supported. The valid values are ROLLBACK.");
        }
        ServiceDeploymentState deployment = findOrNull(arn);
        if (deployment == null || deployment.target().service().status() != ServiceStatus.ACTIVE) {
            // documented: StopServiceDeployment - the code, and that they go with their service; inferred: the text
            throw Refused.of("ServiceDeploymentNotFoundException", "Service deployment not found.");
        }
        stop(deployment, abort);
        return new StopServiceDeployment.Response(arn);
    }

    private void stop(ServiceDeploymentState deployment, boolean abort) {
        if (deployment.isRollingBack() && !abort) { // documented: stop-service-deployment - it goes on
            return;
        }
        if (!deployment.isInProgress()) { // documented: StopServiceDeployment - the code; inferred: the text
            throw Refused.of(
                    "ConflictException", "Cannot stop a service deployment in the status " + deployment.status() + ".");
        }
        boolean refused = !abort && world.policies().has(RollbackToNothing.REFUSED); // assumed: U61
        if (refused && deployment.target().service().lastCompletedOrNull() == null) {
            throw Refused.of("ConflictException", "There is no service revision to roll back to.");
        }
        world.services().stop(deployment.target(), !abort);
    }

    DescribeServiceRevisions.Response describeRevisions(DescribeServiceRevisions.Request request) {
        List<String> arns = Refused.ifEmpty("ServiceRevisionArns", request.serviceRevisionArns());
        Refused.ifMore("serviceRevisionArns", arns, DEPLOYMENTS_MAX);
        Found<ServiceRevision> found = new Found<>();
        new LinkedHashSet<>(arns).forEach(arn -> found.add(revisionOrNull(arn), deployments::revision, () -> arn));
        return new DescribeServiceRevisions.Response(found.items(), found.failures());
    }

    private @Nullable TaskSetState revisionOrNull(String arn) {
        ArnParts parts = partsOf(arn, "Service Revision", "service-revision");
        return serviceOf(parts)
                .filter(service -> !ServiceShape.isExternal(service))
                .flatMap(service -> service.everyTaskSet()
                        .filter(set -> ServiceDeploymentState.numberOf(set).equals(parts.lastName()))
                        .findFirst())
                .orElse(null);
    }

    private @Nullable ServiceDeploymentState findOrNull(String arn) {
        ArnParts parts = partsOf(arn, "Service Deployment", "service-deployment");
        return serviceOf(parts)
                .flatMap(service -> service.deploymentHistory().stream()
                        .filter(deployment -> deployment.id().equals(parts.lastName()))
                        .findFirst())
                .orElse(null);
    }

    private ArnParts partsOf(String arn, String kind, String type) {
        if (!arn.startsWith("arn:")) { // inferred: sibling StopTask
            throw ArnParts.invalid(kind);
        }
        return ArnParts.parse(arn, kind, world.settings().scope()).require(type, 3, 3);
    }

    private Optional<ServiceState> serviceOf(ArnParts parts) {
        return Optional.ofNullable(world.clusterOrNull(parts.names().get(0)))
                .map(cluster -> cluster.serviceOrNull(parts.names().get(1)));
    }
}
