package io.github.ecssimulator.testkit.internal.remedy;

import io.github.ecssimulator.api.FailureReason;
import io.github.ecssimulator.model.Limits;
import io.github.ecssimulator.model.StopCause;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.story.Ask;
import io.github.ecssimulator.testkit.story.TaskLane;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What to do about a refusal. */
public final class Remedy {
    /** The end of a remedy that begins with another one. */
    public static final String AND_LOOK = ", and begin no work before an answer without failures";

    private static final String ROLE = "allow ecs:UpdateTaskProtection in the role of the task";
    private static final String STANDALONE =
            "ECS protects only tasks of a service, and this one was run by RunTask: nothing scales it in";
    private static final String OWN_METADATA = "take cluster and task from the task's own metadata";

    /** Answers of an agent that has trouble of its own, or whose ECS has. */
    private static final Pattern TROUBLE =
            Pattern.compile("(?s)(429|5\\d\\d|no answer:|4\\d\\d (?!InvalidParameter|AccessDenied)\\w+Exception\\b).*");

    private Remedy() {}

    /** What to do when a renewal of a protection that ends then was refused. */
    public static String ofRenewal(Ask refused, String end) {
        return ofLater(
                refused,
                "no renewal can be had: finish the work or hand it back before " + end
                        + ", when the protection ends and ECS stops the task",
                "hand the work back: the task stops, or has no service",
                "before " + end);
    }

    /** What to do when a release was refused. */
    public static String ofRelease(Ask refused) {
        return ofLater(refused, "clear it once more", "the task stops, or has no service", "until it is cleared");
    }

    private static String ofLater(Ask refused, String blocked, String invalid, String retries) {
        return reason(refused)
                .map(reason -> look(refused)
                        + switch (reason) {
                            case DEPLOYMENT_BLOCKED -> "on DEPLOYMENT_BLOCKED " + blocked;
                            case MISSING -> OWN_METADATA;
                            case TASK_NOT_VALID -> "on TASK_NOT_VALID " + invalid;
                        })
                .orElseGet(() -> ofError(refused, caught(refused) + "retry with a short pause, " + retries));
    }

    /** What to do when a task was refused its first protection, by a call that perhaps named another cluster. */
    public static String ofFirst(TaskLane lane, Optional<String> otherCluster, Ask refused) {
        return reason(refused)
                .map(reason -> look(refused)
                        + switch (reason) {
                            case DEPLOYMENT_BLOCKED ->
                                "on DEPLOYMENT_BLOCKED take no work until a later call is granted: ECS may stop the task"
                                        + " at any time";
                            case TASK_NOT_VALID ->
                                lane.task().serviceName() == null
                                        ? STANDALONE
                                        : "on TASK_NOT_VALID take no work: the task stops, or has no service";
                            case MISSING -> ofMissing(lane, otherCluster);
                        })
                .orElseGet(() -> ofError(
                        refused,
                        "retry with a short pause until it is granted, ask again for each piece of work, and begin none"
                                + " before that"));
    }

    private static String ofMissing(TaskLane lane, Optional<String> otherCluster) {
        return otherCluster
                .map(named -> "name the cluster of the task, "
                        + lane.task().arn().clusterName() + ": the call named " + VisibleText.of(named))
                .orElse(OWN_METADATA);
    }

    /** What to do where a task was stopped by what protection does not hold off. */
    public static String ofStop(StopCause cause) {
        return switch (cause) {
            case CONTAINER_EXIT ->
                "no signal comes before a process ends by itself: end it when its work is done, and let what it loses all the"
                        + " same be handed out again";
            case HOST_LOSS -> "no signal comes when a host is lost: let the work be handed out again";
            case USER,
                    SCALE_IN,
                    DEPLOYMENT,
                    DELETION,
                    HEALTH_CHECK,
                    START_FAILURE,
                    SPOT_INTERRUPTION,
                    RETIREMENT,
                    DRAINING ->
                "protection holds off scale-in and deployments only: finish or hand back the work on SIGTERM";
        };
    }

    /** What to do about a request at the agent of a task that changed nothing. */
    public static String ofUnserved(Ask unserved, boolean enabled) {
        if (isDenied(unserved)) {
            return ROLE;
        }
        if (isAstray(unserved)) {
            return "send it to the ECS_AGENT_URI that this task finds in its environment";
        }
        return isInTrouble(unserved)
                ? "look at the status of the answer, and retry with a short pause until it is granted"
                : "send PUT to $ECS_AGENT_URI/task-protection/v1/state, with {\"ProtectionEnabled\":" + enabled
                        + "} as the body";
    }

    public static boolean isInTrouble(Ask unserved) {
        return TROUBLE.matcher(unserved.answer()).matches();
    }

    /** The client in the task could not send it to where it was addressed. */
    public static boolean isAstray(Ask unserved) {
        return unserved.answer().startsWith("no answer: this client reaches only");
    }

    public static boolean isDenied(Ask unserved) {
        return unserved.answer().contains("AccessDenied");
    }

    /** What an answer said, and how one sees that: a refusal of one task comes with status 200. */
    public static String answered(Ask refused) {
        if (refused.outcome() != Ask.Outcome.FAILED) {
            return "failed with " + error(refused);
        }
        return "was answered HTTP 200, with " + refused.answer() + " in "
                + (refused.isAtAgent() ? "\"failure\"" : "failures()");
    }

    /** What was answered, without the message of the error. */
    public static String error(Ask refused) {
        return refused.answer().replaceFirst("(?s):.*", "");
    }

    private static String look(Ask refused) {
        return refused.isAtAgent()
                ? "look for \"failure\" in each answer of the agent; "
                : "look at failures() of each answer; ";
    }

    private static String caught(Ask refused) {
        return refused.isAtAgent() ? "look at the status of the answer, and " : "catch the exception, and ";
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
        if (answer.startsWith("AccessDenied")) {
            return ROLE;
        }
        if (answer.startsWith("ClusterNotFound") || answer.contains("Your cluster is")) {
            return "name the cluster of the task; without one the call means the cluster \"default\"";
        }
        if (answer.contains("Cluster can not be blank")) {
            return "name the cluster of the task in each call: its metadata has it beside the TaskARN";
        }
        return answer.startsWith("InvalidParameter")
                ? "send what ECS takes: the same call would be refused again"
                : otherwise;
    }
}
