package io.github.ecssimulator.api;

import java.util.List;

/**
 * The tasks that were found, and the others.
 *
 * @param tasks the tasks, in request order
 * @param failures what was not found
 */
public record DescribeTasksResponse(List<Task> tasks, List<Failure> failures) implements EcsResponse {

    public DescribeTasksResponse {
        tasks = List.copyOf(tasks);
        failures = List.copyOf(failures);
    }
}
