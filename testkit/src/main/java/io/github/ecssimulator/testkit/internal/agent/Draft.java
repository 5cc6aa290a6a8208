package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.util.List;

/**
 * What a handler of the agent writes, before the server around it adds its own header lines.
 *
 * @param headers the handler's header lines, in the order of their names
 * @param words what it says, for the journal
 * @param granted whether the agent did what it was asked
 */
record Draft(int status, List<Headers.Field> headers, Octets body, String words, boolean granted) {
    static final String WITHOUT_BODY = "without a body";

    private static final Headers.Field PLAIN = new Headers.Field("Content-Type", "text/plain; charset=utf-8");

    /** What Go's server says by itself to {@code OPTIONS *}. */
    static Draft options() {
        return new Draft(200, List.of(), Octets.empty(), WITHOUT_BODY, true);
    }

    static Draft methodNotAllowed() {
        return new Draft(405, List.of(), Octets.empty(), "this path takes GET and PUT only", false);
    }

    static Draft json(int status, Octets body, String words) {
        return new Draft(
                status, List.of(new Headers.Field("Content-Type", "application/json")), body, words, status == 200);
    }

    /** A failure of the one task, which the agent answers with status 200. */
    static Draft failure(Octets body, String words) {
        Draft answer = json(200, body, "failure " + words);
        return new Draft(answer.status, answer.headers, body, answer.words, false);
    }

    static Draft redirect(String location) {
        List<Headers.Field> headers = List.of(new Headers.Field("Location", location));
        return new Draft(301, headers, Octets.empty(), "moved to " + location, false);
    }

    /** Source: observed: agent transcript get-path-v2. */
    static Draft notFound() {
        return plain(404, "404 page not found\n", PLAIN, new Headers.Field("X-Content-Type-Options", "nosniff"));
    }

    /** Source: observed: agent transcript rate-put. */
    static Draft tooManyRequests() {
        return plain(429, "You have reached maximum request limit.", PLAIN);
    }

    private static Draft plain(int status, String text, Headers.Field... headers) {
        return new Draft(status, List.of(headers), Octets.utf8(text), text.strip(), false);
    }
}
