package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes up to a hundred clusters. Source: documented: DescribeClusters.
 *
 * @param clusters names or ARNs; absent means {@code default}
 * @param include what to add: {@code TAGS}, {@code SETTINGS}, {@code STATISTICS}; the other documented words add
 *     nothing
 */
public record DescribeClustersRequest(
        @Nullable List<String> clusters, @Nullable List<String> include)
        implements EcsRequest<DescribeClustersResponse> {

    public DescribeClustersRequest {
        clusters = Copies.listOrNull(clusters);
        include = Copies.listOrNull(include);
    }

    @Override
    public String operation() {
        return "DescribeClusters";
    }
}
