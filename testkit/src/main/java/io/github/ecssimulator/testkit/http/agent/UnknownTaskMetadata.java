package io.github.ecssimulator.testkit.http.agent;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the task metadata server answers without any task: the id leads nowhere. */
final class UnknownTaskMetadata implements AgentRoute {
    private static final Pattern PATH = Pattern.compile("/v4/([^/]*)(|/task|/stats|/task/stats)");
    private static final String NO_TASK =
            ": unable to get task arn from request: unable to get task Arn from v3 endpoint ID: ";
    private static final String NO_CONTAINER =
            ": unable to get container ID from request: unable to get docker ID from v3 endpoint ID: ";

    private final AgentTasks tasks;

    UnknownTaskMetadata(AgentTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public Optional<Content> answer(String method, String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String endpointId = GoString.ofBytes(matcher.group(1));
        if (!(tasks.find(endpointId) instanceof AgentTasks.Unknown)) {
            return Optional.empty();
        }
        String text = words(matcher.group(2)) + endpointId;
        return Optional.of(new Content(404, "application/json", Octets.utf8(GoQuote.json(text))));
    }

    /** Source: documented: AGENT, its errors of unknown kinds. */
    static ReplyDraft failure(String path) {
        String what =
                path.endsWith("/stats") ? "stats" : path.endsWith("/task") ? "task metadata" : "container metadata";
        return ReplyDraft.json(500, GoQuote.json("failed to get " + what));
    }

    /** Source: observed for /task: agent transcript rate-other-path-of-same-task; the others: documented: AGENT. */
    private static String words(String part) {
        return switch (part) {
            case "/task" -> "V4 task metadata handler" + NO_TASK;
            case "/stats" -> "V4 container stats handler" + NO_TASK; // the task is looked for before the container
            case "/task/stats" -> "V4 task stats handler" + NO_TASK;
            default -> "V4 container metadata handler" + NO_CONTAINER;
        };
    }
}
