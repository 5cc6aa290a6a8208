package io.github.ecssimulator.api;

import java.util.List;

/**
 * The clusters that were found, and the others.
 *
 * @param clusters the clusters, in request order
 * @param failures what was not found
 */
public record DescribeClustersResponse(List<Cluster> clusters, List<Failure> failures) implements EcsResponse {

    public DescribeClustersResponse {
        clusters = List.copyOf(clusters);
        failures = List.copyOf(failures);
    }
}
