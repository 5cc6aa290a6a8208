package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of services.
 *
 * @param serviceArns the ARNs, in the order the services were created
 * @param nextToken where the next page begins; absent on the last page
 */
public record ListServicesResponse(
        List<String> serviceArns, @Nullable String nextToken) implements EcsResponse {

    public ListServicesResponse {
        serviceArns = List.copyOf(serviceArns);
    }
}
