package io.github.ecssimulator.testkit.http.agent;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.util.List;

/** What the agent's ECS client makes of a call. */
sealed interface EcsOutcome {

    /** ECS answered. */
    record Answered(List<ProtectedTask> protectedTasks, List<Failure> failures) implements EcsOutcome {

        static Answered of(EcsResponse response) {
            if (response instanceof GetTaskProtection.Response got) {
                return new Answered(got.protectedTasks(), got.failures());
            }
            if (response instanceof UpdateTaskProtection.Response updated) {
                return new Answered(updated.protectedTasks(), updated.failures());
            }
            throw new IllegalStateException("The agent does not call the operation that answered " + response + ".");
        }
    }

    /** ECS refused the call as a whole. */
    record Refused(EcsError error, String requestId) implements EcsOutcome {}

    /** The connection broke; the error is that of Go's client. */
    record Disconnected(String goError) implements EcsOutcome {}

    /** The 4 s were over. */
    record TimedOut() implements EcsOutcome {}
}
