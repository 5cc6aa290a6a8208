package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ids by which the agent knows tasks: the task id, written as a UUID. */
final class EndpointIds {
    private static final Pattern TASK_ID =
            Pattern.compile("([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");
    private static final Pattern UUID =
            Pattern.compile("([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})");

    private EndpointIds() {}

    static String of(String taskId) {
        return TASK_ID.matcher(taskId).replaceFirst("$1-$2-$3-$4-$5");
    }

    static Optional<SimulatedTask> find(EcsSimulator ecs, String endpointId) {
        Matcher matcher = UUID.matcher(endpointId);
        return matcher.matches() ? ecs.task(matcher.replaceFirst("$1$2$3$4$5")) : Optional.empty();
    }
}
