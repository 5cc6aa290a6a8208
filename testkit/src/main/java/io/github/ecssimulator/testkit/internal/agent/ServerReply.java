package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody.End;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.util.ArrayList;
import java.util.List;

/** Adds to a handler's draft what Go's HTTP server and the rate limiter add. */
final class ServerReply {
    private final IncomingRequest request;
    private BodyUse use = new BodyUse(0, false);

    ServerReply(IncomingRequest request) {
        this.request = request;
    }

    /** Tells how a handler used the body; none does else. */
    void use(BodyUse read) {
        use = read;
    }

    /** Finishes a draft that passed the limiter. */
    TracedAnswer limited(Draft draft) {
        List<Headers.Field> headers = new ArrayList<>(draft.headers());
        headers.add(new Headers.Field("X-Rate-Limit-Duration", "1"));
        headers.add(new Headers.Field("X-Rate-Limit-Limit", "40.00"));
        headers.add(new Headers.Field(
                "X-Rate-Limit-Request-Forwarded-For",
                request.headers().first("X-Forwarded-For").orElse("")));
        headers.add(new Headers.Field("X-Rate-Limit-Request-Remote-Addr", request.remoteAddress()));
        return finished(new Draft(draft.status(), headers, draft.body(), draft.words(), draft.granted()));
    }

    /** Finishes a draft that the limiter never saw. */
    TracedAnswer finished(Draft draft) {
        if (request.body().end() == End.STALLED) {
            return TracedAnswer.closed(); // observed: put-stalled-body; both of Go's limits end with the 5 s
        }
        boolean bodyAllowed = draft.status() != 304 && draft.status() != 204;
        List<Headers.Field> headers = new ArrayList<>(draft.headers());
        headers.removeIf(field -> draft.status() == 304 && field.name().equals("Content-Type"));
        if (bodyAllowed && !(request.isHead() && draft.body().length() == 0)) {
            headers.add(new Headers.Field(
                    "Content-Length", String.valueOf(draft.body().length())));
        }
        String connection = connection();
        if (!connection.isEmpty()) {
            headers.add(new Headers.Field("Connection", connection));
        }
        Octets body = bodyAllowed && !request.isHead() ? draft.body() : Octets.empty();
        HttpAnswer.Response response =
                new HttpAnswer.Response(draft.status(), new Headers(headers), body, closes(connection));
        boolean unsaid = body.length() < draft.body().length();
        return TracedAnswer.of(response, unsaid ? Draft.WITHOUT_BODY : draft.words(), draft.granted());
    }

    /** Returns the value of the header Connection, empty for none. Source: observed: put-connection-close, put-http10. */
    private String connection() {
        if (request.body().isPresent() && use.leavesTooMuch(request.body())) {
            return "close";
        }
        if (request.isHttp10()) {
            return keepsHttp10Alive() ? "keep-alive" : "";
        }
        boolean unreadable =
                request.body().isPresent() && (use.leavesUnreadable(request.body()) || isUnread100Continue());
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

    private boolean isUnread100Continue() {
        return request.hasToken("Expect", "100-continue") && !use.isWhole(request.body());
    }

    /**
     * How much of a request's body a handler read, and what Go's server makes of the rest: it drains at most 256 KiB before
     * it answers, and gives the connection up where more is left or the rest cannot be read.
     *
     * @param bytes how many bytes the handler took from the connection
     * @param sawEnd whether the handler ran into the end
     */
    record BodyUse(int bytes, boolean sawEnd) {
        private static final int DRAINED_MAX = 256 << 10;

        /** Go's JSON decoder asks for at least so many bytes at a time. */
        private static final int READ_MIN = 512;

        /** The use by Go's JSON decoder, which reads ahead into a buffer that grows. */
        static BodyUse byDecoder(RequestBody body, int examined, boolean sawEnd) {
            int total = body.bytes().length();
            int read = 0;
            int capacity = 0;
            while (read < total && (read < examined || read == 0)) {
                capacity = 2 * capacity + READ_MIN; // it is full, so it grows
                read = Math.min(total, capacity);
            }
            return new BodyUse(read, sawEnd);
        }

        /** Tells whether so much is left that Go's server gives up on it. Source: observed: put-letters-1mib. */
        boolean leavesTooMuch(RequestBody body) {
            int left = body.bytes().length() - bytes;
            return body.chunked() ? left > DRAINED_MAX : left >= DRAINED_MAX;
        }

        /** Tells whether the rest cannot be read. Source: observed: put-bad-chunk, put-content-length-too-long. */
        boolean leavesUnreadable(RequestBody body) {
            return body.end() == End.MALFORMED || (body.end() == End.CUT_SHORT && (body.chunked() || !sawEnd));
        }

        boolean isWhole(RequestBody body) {
            return body.bytes().length() == bytes;
        }
    }
}
