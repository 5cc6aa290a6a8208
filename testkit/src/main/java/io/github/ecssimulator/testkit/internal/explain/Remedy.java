package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.testkit.story.Ask;
import java.util.Optional;
import java.util.stream.Stream;

/** What to do about a refusal. */
final class Remedy {
    private static final String LOOK = "look for failures in the answer; ";

    private Remedy() {}

    /** What to do when a renewal or a release of a protection that ends then was refused. */
    static String of(Ask refused, String end) {
        return reason(refused)
                .map(reason -> LOOK
                        + switch (reason) {
                            case DEPLOYMENT_BLOCKED ->
                                "on DEPLOYMENT_BLOCKED end the work, or stop it and put it back, before " + end;
                            case MISSING -> "take cluster and task from the task's own metadata";
                            case TASK_NOT_VALID ->
                                "on TASK_NOT_VALID hand the work back: the task stops, or has no service";
                        })
                .orElseGet(() -> ofError(refused, "catch it, and ask again before " + end));
    }

    /** What to do when a task was refused its first protection. */
    static String ofFirst(Ask refused) {
        return reason(refused)
                .map(reason -> LOOK
                        + switch (reason) {
                            case DEPLOYMENT_BLOCKED, TASK_NOT_VALID ->
                                "take no work on " + reason.name() + ", for nothing spares the task";
                            case MISSING -> "take cluster and task from the task's own metadata";
                        })
                .orElseGet(() -> ofError(refused, "ask again until it is granted, and begin no work before that"));
    }

    private static Optional<FailureReason> reason(Ask refused) {
        return Stream.of(FailureReason.values())
                .filter(reason -> reason.name().equals(refused.answer()))
                .findFirst();
    }

    private static String ofError(Ask refused, String otherwise) {
        String answer = refused.answer();
        if (answer.contains("expiresInMinutes")) {
            return refused.isProtect()
                    ? "send expiresInMinutes from " + Limits.PROTECTION_MINUTES_MIN + " to "
                            + Limits.PROTECTION_MINUTES_MAX + ", or leave it out for " + Limits.PROTECTION_MINUTES_USUAL
                    : "leave expiresInMinutes out when protectionEnabled is false";
        }
        return answer.startsWith("ClusterNotFound")
                ? "name the cluster of the task; without one the call means the cluster \"default\""
                : otherwise;
    }
}
