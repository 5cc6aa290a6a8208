package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.DescribeServices;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.Service;
import io.github.ecssimulator.internal.engine.ClusterState;
import io.github.ecssimulator.internal.engine.ServiceState;
import io.github.ecssimulator.internal.engine.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Decides DescribeServices. */
final class DescribeServicesHandler implements OperationHandler<DescribeServices.Request, DescribeServices.Response> {
    private static final int SERVICES_MAX = 10; // documented: DescribeServices

    private final ClusterLookup clusters;
    private final ServiceLookup services;
    private final ServiceShape shape;

    DescribeServicesHandler(World world) {
        this.clusters = new ClusterLookup(world);
        this.services = new ServiceLookup(world);
        this.shape = new ServiceShape(world);
    }

    @Override
    public DescribeServices.Response handle(DescribeServices.Request request) {
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
}
