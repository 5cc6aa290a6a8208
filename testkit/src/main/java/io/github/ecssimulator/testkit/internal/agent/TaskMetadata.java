package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.testkit.internal.http.Octets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Task metadata V4: what a container can ask about its own task, by any method. */
record TaskMetadata(AgentTasks tasks) {
    private static final Pattern PATH = Pattern.compile("/v4/([^/]*)(|/task|/stats|/task/stats)");
    private static final String NO_TASK =
            ": unable to get task arn from request: unable to get task Arn from v3 endpoint ID: ";
    private static final String NO_CONTAINER =
            ": unable to get container ID from request: unable to get docker ID from v3 endpoint ID: ";

    /** Answers a request for a decoded path; empty for one that is none of metadata. */
    Optional<Draft> answer(String path, AgentWork work) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String endpointId = GoText.ofBytes(matcher.group(1));
        String part = matcher.group(2);
        Optional<Octets> found = tasks.metadata(endpointId, part);
        if (found.isPresent()) {
            return Optional.of(work.fails() ? failure(part) : Draft.json(200, found.get(), "ok"));
        }
        return tasks.find(endpointId) instanceof AgentTasks.Unknown
                ? Optional.of(text(404, unknown(part) + endpointId))
                : Optional.empty();
    }

    /** Source: documented: AGENT, its errors of unknown kinds. */
    private static Draft failure(String part) {
        return text(500, "failed to get " + (part.endsWith("stats") ? "stats" : handler(part)));
    }

    /** Source: observed for /task: agent transcript rate-other-path-of-same-task; the others: documented: AGENT. */
    private static String unknown(String part) {
        String reason = part.isEmpty() ? NO_CONTAINER : NO_TASK; // the task is looked for before the container
        return "V4 " + handler(part) + " handler" + reason;
    }

    private static String handler(String part) {
        return switch (part) {
            case "/task" -> "task metadata";
            case "/stats" -> "container stats";
            case "/task/stats" -> "task stats";
            default -> "container metadata";
        };
    }

    private static Draft text(int status, String text) {
        return Draft.json(status, Octets.utf8(GoText.json(text)), text);
    }
}
