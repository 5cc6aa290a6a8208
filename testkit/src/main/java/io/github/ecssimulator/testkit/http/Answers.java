package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.testkit.http.agent.AgentAnswer;
import io.github.ecssimulator.testkit.http.agent.AgentRequest;
import io.github.ecssimulator.testkit.http.agent.HeaderField;
import io.github.ecssimulator.testkit.http.agent.HeaderList;
import io.github.ecssimulator.testkit.http.agent.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Answers of the doors beside the agent, which brings its own. */
final class Answers {
    private Answers() {}

    /** What went wrong on the way, in the words of who saw it; the names of their classes help nobody. */
    static String failure(Throwable e) {
        String message = e.getMessage();
        return "The simulator failed: " + (message == null ? "no reason is known." : message);
    }

    static AgentAnswer.Response of(AgentRequest request, int status, Map<String, String> headers, Octets body) {
        List<HeaderField> fields = new ArrayList<>();
        fields.add(new HeaderField("X-Content-Type-Options", "nosniff")); // nobody may take an answer for a script
        headers.forEach((name, value) -> fields.add(new HeaderField(name, value)));
        fields.add(new HeaderField("Content-Length", String.valueOf(body.length())));
        if (request.endsConnection() || request.version().equals("HTTP/1.0")) {
            fields.add(new HeaderField("Connection", request.endsConnection() ? "close" : "keep-alive"));
        }
        boolean head = request.method().equals("HEAD");
        return new AgentAnswer.Response(
                status, new HeaderList(fields), head ? Octets.empty() : body, request.endsConnection());
    }
}
