package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes up to a hundred tasks of a cluster. Source: documented: DescribeTasks.
 *
 * @param cluster the name or ARN of the cluster; absent means {@code default}
 * @param tasks ids or ARNs of one to a hundred tasks; required
 * @param include what to add: {@code TAGS}
 */
public record DescribeTasksRequest(
        @Nullable String cluster,
        @Nullable List<String> tasks,
        @Nullable List<String> include) implements EcsRequest<DescribeTasksResponse> {

    public DescribeTasksRequest {
        tasks = Copies.listOrNull(tasks);
        include = Copies.listOrNull(include);
    }

    @Override
    public String operation() {
        return "DescribeTasks";
    }
}
