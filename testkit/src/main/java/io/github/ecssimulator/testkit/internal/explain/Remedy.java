package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.Ask.Outcome;
import java.util.Map;

/** What to do about a refusal. */
final class Remedy {
    private static final Map<FailureReason, String> BY_REASON = Map.of(
            FailureReason.DEPLOYMENT_BLOCKED,
            "look at response.failures(); on DEPLOYMENT_BLOCKED finish the work or hand it back before the protection ends",
            FailureReason.MISSING,
            "look at response.failures(); take cluster and task from the task's own metadata",
            FailureReason.TASK_NOT_VALID,
            "look at response.failures(); only a running task of a service can be protected, so start no work on TASK_NOT_VALID");

    private Remedy() {}

    static String of(Ask refused, Evidence evidence) {
        String answer = refused.answer();
        for (Map.Entry<FailureReason, String> each : BY_REASON.entrySet()) {
            if (answer.equals(each.getKey().name())) {
                return each.getValue();
            }
        }
        if (answer.contains("expiresInMinutes")) {
            return refused.isProtect()
                    ? "send expiresInMinutes from 1 to 2880, or leave it out for 120"
                    : "leave expiresInMinutes out when protectionEnabled is false";
        }
        if (answer.startsWith("ClusterNotFound")) {
            return "name the cluster of the task; without one the call means the cluster \"default\"";
        }
        return "catch it, and ask again before the protection ends; do no work unprotected";
    }

    /** {@return that the refusal came in an answer that looks like a success, or nothing} */
    static String heard(Ask refused) {
        return refused.outcome() == Outcome.FAILED ? ", in an answer of status 200" : "";
    }
}
