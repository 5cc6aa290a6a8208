package io.github.ecssimulator.testkit.http.agent;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one answer of the task metadata server that is known without any task: the id leads nowhere. */
final class UnknownTaskMetadata implements AgentRoute {
    private static final Pattern PATH = Pattern.compile("/v4/([^/]*)/task");

    private final AgentTasks tasks;

    UnknownTaskMetadata(AgentTasks tasks) {
        this.tasks = tasks;
    }

    /** Source: observed: agent transcript rate-other-path-of-same-task. */
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
        String text = "V4 task metadata handler: unable to get task arn from request:"
                + " unable to get task Arn from v3 endpoint ID: " + endpointId;
        return Optional.of(new Content(404, "application/json", Octets.utf8(GoQuote.json(text))));
    }
}
