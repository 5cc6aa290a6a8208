package io.github.ecssimulator.testkit.stress;

import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ListTasks;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.api.StopTask;
import io.github.ecssimulator.api.UpdateService;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.util.List;

/**
 * What came of an act, in words that are the same for every door.
 *
 * @param key by which its entry in the journal is found: the request id, or a text that no other act has
 * @param answer the answer
 */
record Done(String key, String answer) {

    static String protections(List<ProtectedTask> tasks, List<Failure> failures) {
        return tasks + " " + failures;
    }

    static String scaled(Integer desired, Integer running, Integer pending) {
        return desired + " wanted, " + running + " running, " + pending + " pending";
    }

    static String stopped(String arn, String lastStatus, String desiredStatus) {
        return arn + " " + lastStatus + " " + desiredStatus;
    }

    static String refused(String code, String message) {
        return code + ": " + message;
    }

    static String answer(EcsResponse response) {
        if (response instanceof UpdateTaskProtection.Response update) {
            return protections(update.protectedTasks(), update.failures());
        }
        if (response instanceof GetTaskProtection.Response get) {
            return protections(get.protectedTasks(), get.failures());
        }
        if (response instanceof UpdateService.Response update) {
            return scaled(
                    update.service().desiredCount(),
                    update.service().runningCount(),
                    update.service().pendingCount());
        }
        if (response instanceof StopTask.Response stop) {
            return stopped(
                    stop.task().taskArn(), stop.task().lastStatus(), stop.task().desiredStatus());
        }
        return ((ListTasks.Response) response).taskArns().toString();
    }
}
