package io.github.ecssimulator.testkit.http;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.testkit.internal.http.Door;
import io.github.ecssimulator.testkit.internal.http.HttpAnswer;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest;
import io.github.ecssimulator.testkit.internal.http.IncomingRequest.RequestBody;
import io.github.ecssimulator.testkit.internal.http.Octets;
import io.github.ecssimulator.testkit.protocol.AwsJsonProtocol;
import io.github.ecssimulator.testkit.protocol.WireRequest;
import io.github.ecssimulator.testkit.protocol.WireResponse;

/** The ECS API as AWS JSON 1.1. Signatures are accepted unverified; Region and account are the world's. */
final class EcsDoor implements Door {
    private final AwsJsonProtocol protocol;

    EcsDoor(EcsApi api) {
        this.protocol = new AwsJsonProtocol(api);
    }

    @Override
    public HttpAnswer answer(IncomingRequest request) {
        try {
            return answer(request, response(request));
        } catch (ReplyLostException e) {
            return new HttpAnswer.Closed();
        } catch (RuntimeException | AssertionError e) {
            return answer(request, refused("InternalFailure", 500, Answers.failure(e)));
        }
    }

    /** Answers who may not come in. Source of the code: documented: CommonErrors. */
    HttpAnswer refused(IncomingRequest request, ControlException refusal) {
        String code = refusal.status() == 403 ? "AccessDeniedException" : "ValidationError";
        return answer(request, refused(code, refusal.status(), String.valueOf(refusal.getMessage())));
    }

    private WireResponse response(IncomingRequest request) {
        if (!request.method().equals("POST")) {
            return refused("UnknownOperationException", 404, "The ECS API takes POST, not " + request.method() + ".");
        }
        if (request.body().end() != RequestBody.End.COMPLETE) {
            return refused("SerializationException", 400, "The body did not arrive whole.");
        }
        String target = request.headers().first("X-Amz-Target").orElse(null);
        return protocol.handle(new WireRequest(target, request.body().bytes().toByteArray()));
    }

    private WireResponse refused(String code, int status, String message) {
        return protocol.refusal(protocol.refuse(new EcsError(code, status, message)));
    }

    private static HttpAnswer answer(IncomingRequest request, WireResponse response) {
        return Answers.of(request, response.status(), response.headers(), Octets.adopt(response.body()));
    }
}
