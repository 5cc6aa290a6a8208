package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DescribeServiceDeployments;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.ServiceDeployment;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.ServiceDeploymentState;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides DescribeServiceDeployments. */
final class DescribeServiceDeploymentsHandler
        implements OperationHandler<DescribeServiceDeployments.Request, DescribeServiceDeployments.Response> {
    private static final int DEPLOYMENTS_MAX = 20; // documented: DescribeServiceDeployments

    private final World world;
    private final ServiceDeploymentShape shape;

    DescribeServiceDeploymentsHandler(World world) {
        this.world = world;
        this.shape = new ServiceDeploymentShape(world);
    }

    @Override
    public DescribeServiceDeployments.Response handle(DescribeServiceDeployments.Request request) {
        List<String> arns = Refused.ifEmpty("ServiceDeploymentArns", request.serviceDeploymentArns());
        Refused.ifMore("serviceDeploymentArns", arns, DEPLOYMENTS_MAX);
        List<ServiceDeployment> found = new ArrayList<>();
        List<Failure> failures = new ArrayList<>();
        for (String arn : new LinkedHashSet<>(arns)) {
            ServiceDeploymentState deployment = findOrNull(arn);
            if (deployment == null) { // documented: DescribeServiceDeployments
                failures.add(new Failure(arn, "MISSING", null));
            } else {
                found.add(shape.of(deployment));
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
