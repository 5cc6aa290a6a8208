package io.github.ecssimulator.api;

import java.util.List;

/**
 * The tasks that were started.
 *
 * @param tasks the tasks
 * @param failures what could not be started
 */
public record RunTaskResponse(List<Task> tasks, List<Failure> failures) implements EcsResponse {

    public RunTaskResponse {
        tasks = List.copyOf(tasks);
        failures = List.copyOf(failures);
    }
}
