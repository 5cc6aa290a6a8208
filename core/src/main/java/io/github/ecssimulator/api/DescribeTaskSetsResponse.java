package io.github.ecssimulator.api;

import java.util.List;

/**
 * The task sets that were found, and the others.
 *
 * @param taskSets the task sets, in request order
 * @param failures what was not found
 */
public record DescribeTaskSetsResponse(List<TaskSet> taskSets, List<Failure> failures) implements EcsResponse {

    public DescribeTaskSetsResponse {
        taskSets = List.copyOf(taskSets);
        failures = List.copyOf(failures);
    }
}
