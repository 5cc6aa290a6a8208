package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsException;
import io.github.ecssimulator.api.EcsReply;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.fault.FaultOutcome;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of one call; the reply is given outside the lock, for a fault may still delay or lose it. */
record Answer<R extends EcsResponse>(
        String requestId,
        Optional<FaultOutcome> fault,
        @Nullable R response,
        @Nullable EcsError error) {

    Duration delay() {
        return fault.map(FaultOutcome::delay).orElse(Duration.ZERO);
    }

    boolean losesReply() {
        return fault.isPresent() && fault.get().losesReply();
    }

    EcsReply<R> replyOrThrow() {
        if (error != null) {
            throw new EcsException(error, requestId);
        }
        return new EcsReply<>(requestId, Objects.requireNonNull(response));
    }
}
