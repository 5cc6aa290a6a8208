package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.http.agent.AgentRoute;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Task metadata V4: what a container can ask about its own task. The agent takes any method here. */
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
        String endpointId = matcher.group(1);
        String part = matcher.group(2);
        Optional<SimulatedTask> task = EndpointIds.find(ecs, endpointId);
        if (task.isPresent()) {
            return Optional.of(found(task.get(), part));
        }
        return part.equals("/task")
                ? Optional.empty()
                : Optional.of(unknown(endpointId, part)); // the agent knows that one
    }

    private Content found(SimulatedTask task, String part) {
        return new Content(
                200,
                JSON,
                switch (part) {
                    case "/task" -> codec.task(task);
                    case "/stats" -> codec.stats(task);
                    case "/task/stats" -> codec.taskStats(task);
                    default -> codec.container(task);
                });
    }

    /** Inferred: the recorded answer of {@code /task}, with the words of the other handlers. */
    private Content unknown(String endpointId, String part) {
        String words = switch (part) {
            case "/stats" ->
                "V4 container stats handler: unable to get container ID from request:"
                        + " unable to get docker ID from v3 endpoint ID: ";
            case "/task/stats" ->
                "V4 task stats handler: unable to get task arn from request:"
                        + " unable to get task Arn from v3 endpoint ID: ";
            default ->
                "V4 container metadata handler: unable to get container ID from request:"
                        + " unable to get docker ID from v3 endpoint ID: ";
        };
        return new Content(404, JSON, codec.text(words + endpointId));
    }
}
