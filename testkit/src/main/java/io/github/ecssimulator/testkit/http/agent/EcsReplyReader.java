package io.github.ecssimulator.testkit.http.agent;

import io.github.ecssimulator.testkit.http.agent.EcsAnswer.BodyEnd;
import io.github.ecssimulator.testkit.http.agent.GoJsonException.Reason;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a reply of ECS as aws-sdk-go-v2 does.
 *
 * <p>Source: observed: agent transcripts, groups ecs-success-shape, ecs-exception and ecs-transport.
 */
final class EcsReplyReader {
    /** The exceptions in the model of both operations; only their message is read by its exact name. */
    private static final Set<String> MODELLED = Set.of(
            "AccessDeniedException",
            "ClientException",
            "ClusterNotFoundException",
            "InvalidParameterException",
            "ResourceNotFoundException",
            "ServerException",
            "UnsupportedFeatureException");

    private static final String UNKNOWN = "UnknownError";

    private final EcsAnswer.Reply reply;
    private final String requestId;
    private final @Nullable String readFailure;

    EcsReplyReader(EcsAnswer.Reply reply) {
        this.reply = reply;
        this.requestId = Stream.of("X-Amzn-Requestid", "X-Amz-RequestId")
                .map(name -> reply.headers().first(name).orElse(""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
        this.readFailure = readFailure(reply.end());
    }

    private static @Nullable String readFailure(BodyEnd end) {
        return switch (end) {
            case COMPLETE -> null;
            case TRUNCATED -> "unexpected EOF";
            case HANGING -> "context deadline exceeded";
        };
    }

    EcsOutcome read() {
        return reply.status() >= 200 && reply.status() < 300 ? readAnswer() : readException();
    }

    private EcsOutcome readAnswer() {
        try {
            GoJson answer = firstValue();
            return answer == null
                    ? new EcsOutcome.Answered(List.of(), List.of())
                    : new TaskProtectionAnswer(answer).read();
        } catch (GoJsonException notJson) {
            boolean timedOut = notJson.reason() == Reason.READ && reply.end() == BodyEnd.HANGING;
            return undecodable(notJson.goMessage(), timedOut);
        } catch (ShapeException notTheShape) {
            return undecodable(notTheShape.goMessage(), false);
        }
    }

    private EcsOutcome readException() {
        if (readFailure != null) {
            boolean timedOut = reply.end() == BodyEnd.HANGING;
            return unusable("failed to copy error response body, " + readFailure, timedOut);
        }
        try {
            GoJson body = firstValue();
            ErrorInfo info = body == null ? ErrorInfo.none() : ErrorInfo.read(body);
            return refused(info, body);
        } catch (GoJsonException notJson) {
            return undecodable(notJson.goMessage(), false);
        } catch (ShapeException notTheShape) {
            return undecodable(notTheShape.goMessage(), false);
        }
    }

    /** Reads the body's first value; {@code null} if the body has none, which the SDK takes for an empty answer. */
    private @Nullable GoJson firstValue() throws GoJsonException {
        try {
            return new GoJsonReader(reply.body(), readFailure).read();
        } catch (GoJsonException e) {
            if (e.reason() == Reason.NOTHING) {
                return null;
            }
            throw e;
        }
    }

    private EcsOutcome refused(ErrorInfo info, @Nullable GoJson body) {
        String headerType = reply.headers().first("X-Amzn-ErrorType").orElse("");
        String type = headerType.isEmpty() ? info.type() : headerType;
        String code = type.isEmpty() ? UNKNOWN : withoutNamespace(type);
        for (String modelled : MODELLED) {
            if (GoFold.equal(code, modelled)) {
                return new EcsOutcome.Refused(reply.status(), requestId, modelled, exactMessage(body));
            }
        }
        String message = info.message().isEmpty() ? UNKNOWN : info.message();
        return new EcsOutcome.Refused(reply.status(), requestId, code, message);
    }

    private static String withoutNamespace(String type) {
        int colon = type.indexOf(':');
        String code = colon < 0 ? type : type.substring(0, colon);
        return code.substring(code.indexOf('#') + 1);
    }

    private static String exactMessage(@Nullable GoJson body) {
        return body instanceof GoJson.Structure structure
                        && structure.lastOrNull("message") instanceof GoJson.Text message
                ? message.value()
                : "";
    }

    private EcsOutcome undecodable(String goError, boolean temporary) {
        return unusable("failed to decode response body, " + goError, temporary);
    }

    private EcsOutcome unusable(String goError, boolean temporary) {
        return new EcsOutcome.Unusable(reply.status(), requestId, "deserialization failed, " + goError, temporary);
    }
}
