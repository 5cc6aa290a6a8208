package io.github.ecssimulator.testkit.http.agent;

import java.util.List;

/**
 * What a handler of the agent writes, before the server around it adds its own header lines.
 *
 * @param status the status code
 * @param headers the handler's header lines, in the order of their names
 * @param body the body
 */
record ReplyDraft(int status, List<HeaderField> headers, Octets body) {
    private static final HeaderField PLAIN = new HeaderField("Content-Type", "text/plain; charset=utf-8");

    static ReplyDraft empty(int status) {
        return new ReplyDraft(status, List.of(), Octets.empty());
    }

    static ReplyDraft json(int status, String body) {
        return of(status, "application/json", Octets.utf8(body));
    }

    static ReplyDraft of(int status, String contentType, Octets body) {
        return new ReplyDraft(status, List.of(new HeaderField("Content-Type", contentType)), body);
    }

    static ReplyDraft redirect(String location) {
        return new ReplyDraft(301, List.of(new HeaderField("Location", location)), Octets.empty());
    }

    /** Source: observed: agent transcript get-path-v2. */
    static ReplyDraft notFound() {
        HeaderField nosniff = new HeaderField("X-Content-Type-Options", "nosniff");
        return new ReplyDraft(404, List.of(PLAIN, nosniff), Octets.utf8("404 page not found\n"));
    }

    /** Source: observed: agent transcript rate-put. */
    static ReplyDraft tooManyRequests() {
        return new ReplyDraft(429, List.of(PLAIN), Octets.utf8("You have reached maximum request limit."));
    }
}
