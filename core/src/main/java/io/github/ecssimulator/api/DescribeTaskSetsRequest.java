package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes task sets of a service. Source: documented: DescribeTaskSets.
 *
 * @param cluster the name or ARN of the cluster; required
 * @param service the name or ARN of the service; required
 * @param taskSets ids or ARNs of the task sets
 * @param include what to add: {@code TAGS}
 */
public record DescribeTaskSetsRequest(
        @Nullable String cluster,
        @Nullable String service,
        @Nullable List<String> taskSets,
        @Nullable List<String> include)
        implements EcsRequest<DescribeTaskSetsResponse> {

    public DescribeTaskSetsRequest {
        taskSets = Copies.listOrNull(taskSets);
        include = Copies.listOrNull(include);
    }

    @Override
    public String operation() {
        return "DescribeTaskSets";
    }
}
