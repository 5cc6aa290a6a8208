package io.github.ecssimulator.testkit.http.agent;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the agent's ECS client makes of a call. */
sealed interface EcsOutcome {

    /** ECS answered. */
    record Answered(List<Protection> protectedTasks, List<TaskFailure> failures) implements EcsOutcome {}

    /** ECS refused the call as a whole. */
    record Refused(int status, String requestId, String code, String message) implements EcsOutcome {}

    /**
     * There is no usable answer.
     *
     * @param status ECS's status; 0 without one
     * @param requestId ECS's request id; empty without one
     * @param goError what the SDK says of it, without the operation
     * @param temporary whether the SDK takes it for a fault of the connection, and tries again
     */
    record Unusable(int status, String requestId, String goError, boolean temporary) implements EcsOutcome {}

    /** The 4 s were over. */
    record TimedOut() implements EcsOutcome {}

    /** The protection of a task as ECS answered it, unchecked. */
    record Protection(
            @Nullable String taskArn,
            boolean enabled,
            @Nullable String expirationDate) {}

    /** A failure as ECS answered it, unchecked. */
    record TaskFailure(
            @Nullable String arn,
            @Nullable String detail,
            @Nullable String reason) {}
}
