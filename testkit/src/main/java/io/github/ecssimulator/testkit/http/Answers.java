package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.Octets;
import io.github.ecssimulator.testkit.internal.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers of the doors beside the agent, which brings its own. */
final class Answers {
    static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private Answers() {}

    static Octets json(Map<String, ? extends @Nullable Object> members) {
        return Octets.adopt(new JsonText().utf8(members));
    }

    /** What went wrong on the way, in the words of who saw it; the names of their classes help nobody. */
    static String failure(Throwable e) {
        String message = e.getMessage();
        return "The simulator failed: " + (message == null ? "no reason is known." : message);
    }

    static HttpAnswer.Response of(IncomingRequest request, int status, Map<String, String> headers, Octets body) {
        List<Headers.Field> fields = new ArrayList<>();
        fields.add(new Headers.Field("X-Content-Type-Options", "nosniff")); // nobody may take an answer for a script
        headers.forEach((name, value) -> fields.add(new Headers.Field(name, value)));
        fields.add(new Headers.Field("Content-Length", String.valueOf(body.length())));
        if (request.endsConnection() || request.isHttp10()) {
            fields.add(new Headers.Field("Connection", request.endsConnection() ? "close" : "keep-alive"));
        }
        Octets sent = request.isHead() ? Octets.empty() : body;
        return new HttpAnswer.Response(status, new Headers(fields), sent, request.endsConnection());
    }
}
