package io.github.ecssimulator.testkit.http.agent;

import org.jspecify.annotations.Nullable;

/**
 * Writes the agent's JSON answers: members in Go's order, {@code null} where ECS gave no value, no newline at the end.
 *
 * <p>Source: observed: agent transcripts, "The answers, by family".
 */
final class ProtectionReplies {

    private ProtectionReplies() {}

    static ReplyDraft protection(EcsOutcome.Protection protection) {
        return ReplyDraft.json(
                200,
                "{\"protection\":{\"ExpirationDate\":" + orNull(protection.expirationDate())
                        + ",\"ProtectionEnabled\":" + protection.enabled()
                        + ",\"TaskArn\":" + orNull(protection.taskArn()) + "}}");
    }

    static ReplyDraft failure(EcsOutcome.TaskFailure failure) {
        return ReplyDraft.json(
                200,
                "{\"failure\":{\"Arn\":" + orNull(failure.arn())
                        + ",\"Detail\":" + orNull(failure.detail())
                        + ",\"Reason\":" + orNull(failure.reason()) + "}}");
    }

    /** ECS's exception with its status and request id; the id is there even if it is empty. */
    static ReplyDraft refused(String arn, EcsOutcome.Refused refused) {
        return ReplyDraft.json(
                refused.status(),
                "{\"requestID\":" + GoQuote.json(refused.requestId()) + ","
                        + error(arn, refused.code(), refused.message()) + "}");
    }

    static ReplyDraft unusable(String arn, String goError) {
        return error(500, arn, "ServerException", goError);
    }

    static ReplyDraft unexpectedAnswer(String arn) {
        return error(500, arn, "ServerException", "Unexpected error occurred");
    }

    static ReplyDraft timedOut(String arn) {
        return error(504, arn, "RequestCanceled", "Timed out calling ECS Task Protection API");
    }

    static ReplyDraft undecodable() {
        return error(400, "", "InvalidParameterException", "UpdateTaskProtection: failed to decode request");
    }

    static ReplyDraft withoutProtectionEnabled(String arn) {
        return error(
                400, arn, "InvalidParameterException", "Invalid request: does not contain 'ProtectionEnabled' field");
    }

    static ReplyDraft withoutCredentials(String arn) {
        return error(
                403, arn, "AccessDeniedException", "Invalid Request: no task IAM role credentials available for task");
    }

    static ReplyDraft unknownTask() {
        return error(404, "", "ResourceNotFoundException", "Failed to find a task for the request");
    }

    static ReplyDraft fetchFailure() {
        return error(500, "", "ServerException", "Failed to find a task for the request");
    }

    private static ReplyDraft error(int status, String arn, String code, String message) {
        return ReplyDraft.json(status, "{" + error(arn, code, message) + "}");
    }

    private static String error(String arn, String code, String message) {
        String arnMember = arn.isEmpty() ? "" : "\"Arn\":" + GoQuote.json(arn) + ",";
        return "\"error\":{" + arnMember + "\"Code\":" + GoQuote.json(code) + ",\"Message\":" + GoQuote.json(message)
                + "}";
    }

    private static String orNull(@Nullable String value) {
        return value == null ? "null" : GoQuote.json(value);
    }
}
