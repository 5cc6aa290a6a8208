package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describes up to a hundred clusters. Source: documented: DescribeClusters. */
public final class DescribeClusters {
    private DescribeClusters() {}

    /**
     * The call.
     *
     * @param clusters names or ARNs; absent means {@code default}
     * @param include what to add: {@code TAGS}, {@code SETTINGS}, {@code STATISTICS}; the other documented words add
     *     nothing
     */
    public record Request(
            @Nullable List<String> clusters, @Nullable List<String> include) implements EcsRequest<Response> {

        public Request {
            clusters = Copies.listOrNull(clusters);
            include = Copies.listOrNull(include);
        }
    }

    /**
     * The clusters that were found, and the others.
     *
     * @param clusters the clusters, in request order
     * @param failures what was not found
     */
    public record Response(List<Cluster> clusters, List<Failure> failures) implements EcsResponse {

        public Response {
            clusters = List.copyOf(clusters);
            failures = List.copyOf(failures);
        }
    }
}
