package io.github.ecssimulator.api;

import java.util.List;

/**
 * The services that were found, and the others.
 *
 * @param services the services, in request order
 * @param failures what was not found
 */
public record DescribeServicesResponse(List<Service> services, List<Failure> failures) implements EcsResponse {

    public DescribeServicesResponse {
        services = List.copyOf(services);
        failures = List.copyOf(failures);
    }
}
