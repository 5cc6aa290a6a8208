package io.github.ecssimulator.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of task definitions.
 *
 * @param taskDefinitionArns the ARNs
 * @param nextToken where the next page begins; absent on the last page
 */
public record ListTaskDefinitionsResponse(
        List<String> taskDefinitionArns, @Nullable String nextToken) implements EcsResponse {

    public ListTaskDefinitionsResponse {
        taskDefinitionArns = List.copyOf(taskDefinitionArns);
    }
}
