package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.testkit.internal.agent.AgentEcsClient.Outcome;
import io.github.ecssimulator.testkit.internal.http.Headers;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a handler of the agent writes, before the server around it adds its own header lines.
 *
 * @param headers the handler's header lines, in the order of their names
 * @param words what it says, for the journal
 * @param granted whether the agent did what it was asked
 */
record Draft(int status, List<Headers.Field> headers, Octets body, String words, boolean granted) {
    static final String WITHOUT_BODY = "without a body";

    private static final List<Headers.Field> JSON = List.of(new Headers.Field("Content-Type", "application/json"));
    private static final Headers.Field PLAIN = new Headers.Field("Content-Type", "text/plain; charset=utf-8");

    /** What Go's server says by itself to {@code OPTIONS *}. */
    static Draft options() {
        return new Draft(200, List.of(), Octets.empty(), WITHOUT_BODY, true);
    }

    static Draft methodNotAllowed() {
        return new Draft(405, List.of(), Octets.empty(), "this path takes GET and PUT only", false);
    }

    static Draft json(int status, Octets body, String words) {
        return new Draft(status, JSON, body, words, status == 200);
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

    // What follows has its members in Go's order, null where ECS gave no value, and no newline at the end.
    // Source: observed: agent transcripts, "The answers, by family".

    static Draft protection(ProtectedTask task) {
        Instant expires = task.expirationDate();
        String until = expires == null ? null : GoText.time(expires);
        String body = "{\"protection\":{\"ExpirationDate\":" + orNull(until)
                + ",\"ProtectionEnabled\":" + task.protectionEnabled()
                + ",\"TaskArn\":" + orNull(task.taskArn()) + "}}";
        String protectedWords = until == null ? "protected" : "protected until " + until;
        String words = task.protectionEnabled() ? protectedWords : "unprotected";
        return json(200, Octets.utf8(body), words);
    }

    /** A failure of the one task, which the agent answers with status 200. */
    static Draft failure(Failure failure) {
        String detail = orEmpty(failure.detail());
        String body = "{\"failure\":{\"Arn\":" + orNull(failure.arn())
                + ",\"Detail\":" + orNull(failure.detail())
                + ",\"Reason\":" + orNull(failure.reason()) + "}}";
        String words = "failure " + orEmpty(failure.reason()) + (detail.isEmpty() ? "" : ": " + detail);
        return new Draft(200, JSON, Octets.utf8(body), words, false);
    }

    /** ECS's exception with its status and request id. */
    static Draft refused(String arn, Outcome.Refused refused) {
        EcsError error = refused.error();
        String requestId = "\"requestID\":" + GoText.json(refused.requestId()) + ",";
        return error(error.statusCode(), requestId, arn, error.code(), error.message());
    }

    static Draft disconnected(String arn, String goError) {
        return error(500, arn, "ServerException", goError);
    }

    static Draft unexpectedAnswer(String arn) {
        return error(500, arn, "ServerException", "Unexpected error occurred");
    }

    static Draft timedOut(String arn) {
        return error(504, arn, "RequestCanceled", "Timed out calling ECS Task Protection API");
    }

    static Draft undecodable() {
        return error(400, "", "InvalidParameterException", "UpdateTaskProtection: failed to decode request");
    }

    static Draft withoutProtectionEnabled(String arn) {
        return error(
                400, arn, "InvalidParameterException", "Invalid request: does not contain 'ProtectionEnabled' field");
    }

    static Draft withoutCredentials(String arn) {
        return error(
                403, arn, "AccessDeniedException", "Invalid Request: no task IAM role credentials available for task");
    }

    static Draft unknownTask() {
        return error(404, "", "ResourceNotFoundException", "Failed to find a task for the request");
    }

    static Draft fetchFailure() {
        return error(500, "", "ServerException", "Failed to find a task for the request");
    }

    private static Draft error(int status, String arn, String code, String message) {
        return error(status, "", arn, code, message);
    }

    private static Draft error(int status, String requestId, String arn, String code, String message) {
        String arnMember = arn.isEmpty() ? "" : "\"Arn\":" + GoText.json(arn) + ",";
        String body = "{" + requestId + "\"error\":{" + arnMember + "\"Code\":" + GoText.json(code) + ",\"Message\":"
                + GoText.json(message) + "}}";
        return json(status, Octets.utf8(body), code + ": " + message);
    }

    private static String orNull(@Nullable String value) {
        return value == null ? "null" : GoText.json(value);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
