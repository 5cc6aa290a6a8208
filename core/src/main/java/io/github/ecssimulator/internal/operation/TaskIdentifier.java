package io.github.ecssimulator.internal.operation;

import io.github.ecssimulator.api.EcsError;
import io.github.ecssimulator.internal.engine.RefusedCall;
import io.github.ecssimulator.model.ArnScope;
import io.github.ecssimulator.policy.Answering.FailureArn;
import io.github.ecssimulator.policy.Policies;
import io.github.ecssimulator.policy.Refusing.MalformedTaskId;

/**
 * A task as a request names it, by id or by ARN.
 *
 * @param given the text of the request
 * @param id the id in it; it need not belong to any task
 */
record TaskIdentifier(String given, String id) {

    /** Reads the text. One that cannot name a task of this cluster refuses the whole call. */
    static TaskIdentifier parse(String given, String clusterName, ArnScope scope, Policies policies) {
        if (given.startsWith("arn:")) {
            return parseArn(given, clusterName, scope);
        }
        if (given.contains("/")) { // observed: sibling DescribeTasks
            throw refused("Invalid identifier: Unexpected number of separators");
        }
        if (given.contains(":")) { // observed: sibling StopTask
            throw refused("Task Identifier is invalid");
        }
        // assumed: U13; documented: FAIL - MISSING asks to verify the task id, so a bad one is no error of the call
        if (policies.has(MalformedTaskId.REFUSED) && given.length() != 32 && given.length() != 36) {
            throw refused("taskId length should be one of [32,36]"); // observed: sibling ExecuteCommand, another name
        }
        return new TaskIdentifier(given, given);
    }

    private static TaskIdentifier parseArn(String given, String clusterName, ArnScope scope) {
        // documented: both task/<id> and task/<cluster>/<id> are ARNs of tasks
        ArnParts arn = ArnParts.parse(given, "Task", scope).require("task", 1, 2);
        if (arn.names().size() == 2 && !arn.names().get(0).equals(clusterName)) { // observed: sibling DescribeTasks
            throw refused("Invalid identifier: Identifier is for cluster "
                    + arn.names().get(0) + ". Your cluster is " + clusterName);
        }
        return new TaskIdentifier(given, arn.lastName());
    }

    /** The ARN that a failure names: the given one, or one made of the id. */
    String failureArn(String clusterName, ArnScope scope, Policies policies) { // assumed: U19
        if (given.startsWith("arn:")) { // observed: sibling DescribeTasks - a given ARN comes back verbatim
            return given;
        }
        return scope.arn(policies.has(FailureArn.LONG) ? "task/" + clusterName + "/" + id : "task/" + id);
    }

    private static RefusedCall refused(String message) {
        return new RefusedCall(EcsError.invalidParameter(message));
    }
}
