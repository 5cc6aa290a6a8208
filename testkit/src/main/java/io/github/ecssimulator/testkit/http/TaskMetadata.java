package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.api.Task.Container;
import io.github.ecssimulator.testkit.http.agent.AgentRoute;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Task metadata V4: what a container can ask about its own task. The agent takes any method here; what it says of ids that
 * no task has, it says by itself.
 */
final class TaskMetadata implements AgentRoute {
    private static final Pattern PATH = Pattern.compile("/v4/([^/]*)(|/task|/stats|/task/stats)");
    private static final String JSON = "application/json";

    private final EcsSimulator ecs;
    private final MetadataCodec codec = new MetadataCodec();

    TaskMetadata(EcsSimulator ecs) {
        this.ecs = ecs;
    }

    @Override
    public Optional<Content> answer(String method, String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String part = matcher.group(2);
        String endpointId = matcher.group(1);
        return EndpointIds.find(ecs, endpointId)
                .map(task -> found(task, EndpointIds.container(task, endpointId), part));
    }

    private Content found(SimulatedTask task, Container container, String part) {
        return new Content(
                200,
                JSON,
                switch (part) {
                    case "/task" -> codec.task(task);
                    case "/stats" -> codec.stats(task, container);
                    case "/task/stats" -> codec.taskStats(task);
                    default -> codec.container(task, container);
                });
    }
}
