package io.github.ecssimulator.api;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jilt.Builder;
import org.jspecify.annotations.Nullable;

/** Lists the services of a cluster. Source: documented: ListServices. */
public final class ListServices {
    private ListServices() {}

    /** {@return a call with the members that are named; those that are not are absent} */
    public static Request request(UnaryOperator<ListServicesBuilder> members) {
        return Objects.requireNonNull(members, "members")
                .apply(ListServicesBuilder.request())
                .build();
    }

    /**
     * The call.
     *
     * @param cluster the name or ARN of the cluster; absent means {@code default}
     * @param nextToken where the page before ended; absent for the first page
     * @param maxResults how many to answer, 1 to 100; absent means 10
     * @param launchType only services of this launch type
     * @param schedulingStrategy only services of this strategy
     * @param resourceManagementType {@code CUSTOMER}, which all services are, or {@code ECS}
     */
    @Builder(className = "ListServicesBuilder")
    public record Request(
            @Nullable String cluster,
            @Nullable String nextToken,
            @Nullable Integer maxResults,
            @Nullable String launchType,
            @Nullable String schedulingStrategy,
            @Nullable String resourceManagementType)
            implements EcsRequest<Response> {}

    /**
     * One page of services.
     *
     * @param serviceArns the ARNs, in the order the services were created
     * @param nextToken where the next page begins; absent on the last page
     */
    public record Response(
            List<String> serviceArns, @Nullable String nextToken) implements EcsResponse {

        public Response {
            serviceArns = List.copyOf(serviceArns);
        }
    }
}
