package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsApi;
import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsReply;
import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.ReplyLostException;
import io.github.ecssimulator.fault.FaultOutcome;
import io.github.ecssimulator.internal.engine.WorldTime;
import io.github.ecssimulator.internal.name.UnknownOperation;
import io.github.ecssimulator.journal.CallEvent;
import io.github.ecssimulator.model.SimulatedTime;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The API as one caller uses it. */
record CallerApi(Inputs inputs, String caller) implements EcsApi {

    /** What came of one call; the reply is given outside the lock, for a fault may still delay or lose it. */
    record Answer<R extends EcsResponse>(
            String requestId,
            FaultOutcome fault,
            @Nullable R response,
            @Nullable EcsError error) {}

    @Override
    public <R extends EcsResponse> EcsReply<R> execute(EcsRequest<R> request) {
        Answer<R> answer = inputs.call(caller, Objects.requireNonNull(request, "request"));
        WorldTime time = inputs.world().time();
        if (!answer.fault().delay().isZero()) {
            time.advance(answer.fault().delay());
        }
        if (answer.fault().losesReply()) {
            throw new ReplyLostException(request.operation(), answer.requestId());
        }
        if (answer.error() != null) {
            throw new EcsException(answer.error(), answer.requestId());
        }
        Duration step = inputs.world().settings().pollStep();
        if (!step.isZero() && request.operation().startsWith("Describe")) {
            moveOn(time, step);
        }
        return new EcsReply<>(answer.requestId(), Objects.requireNonNull(answer.response()));
    }

    private static void moveOn(WorldTime time, Duration step) { // ours: S63
        if (!time.now().plus(step).isAfter(SimulatedTime.LATEST)) {
            time.advance(step);
        }
    }

    @Override
    public EcsException refuseUnmodelled(String operation) {
        Objects.requireNonNull(operation, "operation");
        String requestId = inputs.callUnmodelled(new CallEvent.NotModelled(caller, operation));
        return new EcsException(UnknownOperation.refusal(operation), requestId);
    }

    @Override
    public Set<String> modelledOperations() {
        return EcsRequest.operations();
    }
}
