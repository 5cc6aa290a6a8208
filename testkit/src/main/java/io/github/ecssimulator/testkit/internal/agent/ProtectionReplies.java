package io.github.ecssimulator.testkit.internal.agent;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.testkit.internal.agent.AgentEcsClient.Outcome;
import io.github.ecssimulator.testkit.internal.http.Octets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Writes the agent's JSON answers: members in Go's order, {@code null} where ECS gave no value, no newline at the end.
 *
 * <p>Source: observed: agent transcripts, "The answers, by family".
 */
final class ProtectionReplies {

    private ProtectionReplies() {}

    static Draft protection(ProtectedTask task) {
        Instant expires = task.expirationDate();
        String until = expires == null ? null : GoText.time(expires);
        String body = "{\"protection\":{\"ExpirationDate\":" + orNull(until)
                + ",\"ProtectionEnabled\":" + task.protectionEnabled()
                + ",\"TaskArn\":" + orNull(task.taskArn()) + "}}";
        String protectedWords = until == null ? "protected" : "protected until " + until;
        String words = task.protectionEnabled() ? protectedWords : "unprotected";
        return Draft.json(200, Octets.utf8(body), words);
    }

    static Draft failure(Failure failure) {
        String detail = orEmpty(failure.detail());
        String body = "{\"failure\":{\"Arn\":" + orNull(failure.arn())
                + ",\"Detail\":" + orNull(failure.detail())
                + ",\"Reason\":" + orNull(failure.reason()) + "}}";
        return Draft.failure(Octets.utf8(body), orEmpty(failure.reason()) + (detail.isEmpty() ? "" : ": " + detail));
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
        return Draft.json(status, Octets.utf8(body), code + ": " + message);
    }

    private static String orNull(@Nullable String value) {
        return value == null ? "null" : GoText.json(value);
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
