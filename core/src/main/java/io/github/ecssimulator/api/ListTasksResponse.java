package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of tasks.
 *
 * @param taskArns the ARNs, in the order the tasks were created
 * @param nextToken where the next page begins; absent on the last page
 */
public record ListTasksResponse(
        List<String> taskArns, @Nullable String nextToken) implements EcsResponse {

    public ListTasksResponse {
        taskArns = List.copyOf(taskArns);
    }
}
