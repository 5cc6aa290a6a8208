package io.github.ecssimulator.testkit.http.agent;

import io.github.ecssimulator.testkit.http.agent.RequestBody.End;
import java.util.ArrayList;
import java.util.List;

/** Adds to a handler's draft what Go's HTTP server and the rate limiter add. */
final class ServerReply {
    private final AgentRequest request;

    ServerReply(AgentRequest request) {
        this.request = request;
    }

    /** Finishes a draft that passed the limiter. */
    TracedAnswer limited(Draft draft, BodyUse use) {
        List<HeaderField> headers = new ArrayList<>(draft.headers());
        headers.add(new HeaderField("X-Rate-Limit-Duration", "1"));
        headers.add(new HeaderField("X-Rate-Limit-Limit", "40.00"));
        headers.add(new HeaderField(
                "X-Rate-Limit-Request-Forwarded-For",
                request.headers().first("X-Forwarded-For").orElse("")));
        headers.add(new HeaderField("X-Rate-Limit-Request-Remote-Addr", request.remoteAddress()));
        return finished(new Draft(draft.status(), headers, draft.body(), draft.words(), draft.granted()), use);
    }

    /** Finishes a draft that the limiter never saw. */
    TracedAnswer finished(Draft draft, BodyUse use) {
        if (request.body().end() == End.STALLED) {
            return TracedAnswer.closed(); // observed: put-stalled-body; both of Go's limits end with the 5 s
        }
        boolean bodyAllowed = draft.status() != 304 && draft.status() != 204;
        List<HeaderField> headers = new ArrayList<>(draft.headers());
        headers.removeIf(field -> draft.status() == 304 && field.name().equals("Content-Type"));
        if (bodyAllowed && !(request.isHead() && draft.body().length() == 0)) {
            headers.add(new HeaderField(
                    "Content-Length", String.valueOf(draft.body().length())));
        }
        String connection = connection(use);
        if (!connection.isEmpty()) {
            headers.add(new HeaderField("Connection", connection));
        }
        Octets body = bodyAllowed && !request.isHead() ? draft.body() : Octets.empty();
        AgentAnswer.Response response =
                new AgentAnswer.Response(draft.status(), new HeaderList(headers), body, closes(connection));
        boolean unsaid = body.length() < draft.body().length();
        return TracedAnswer.of(response, unsaid ? Draft.WITHOUT_BODY : draft.words(), draft.granted());
    }

    /** Returns the value of the header Connection, empty for none. Source: observed: put-connection-close, put-http10. */
    private String connection(BodyUse use) {
        if (request.body().isPresent() && use.leavesTooMuch(request.body())) {
            return "close";
        }
        if (request.isHttp10()) {
            return keepsHttp10Alive() ? "keep-alive" : "";
        }
        boolean unreadable =
                request.body().isPresent() && (use.leavesUnreadable(request.body()) || isUnread100Continue(use));
        return unreadable || request.wantsClose() ? "close" : "";
    }

    private boolean closes(String connection) {
        return connection.equals("close")
                || (request.isHttp10() && connection.isEmpty())
                || request.body().end() != End.COMPLETE;
    }

    private boolean keepsHttp10Alive() {
        return request.hasToken("Connection", "keep-alive") && !request.wantsClose();
    }

    private boolean isUnread100Continue(BodyUse use) {
        return request.hasToken("Expect", "100-continue") && !use.isWhole(request.body());
    }
}
