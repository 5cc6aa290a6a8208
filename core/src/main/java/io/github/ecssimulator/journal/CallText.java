package io.github.ecssimulator.journal;

import io.github.ecssimulator.api.EcsRequest;
import io.github.ecssimulator.api.EcsResponse;
import io.github.ecssimulator.api.Failure;
import io.github.ecssimulator.api.GetTaskProtection;
import io.github.ecssimulator.api.ProtectedTask;
import io.github.ecssimulator.api.UpdateTaskProtection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests and responses in few words. */
final class CallText {
    private CallText() {}

    static String of(EcsRequest<?> request) {
        if (request instanceof UpdateTaskProtection.Request update) {
            return request.operation() + "(" + tasks(update.tasks()) + ", protectionEnabled="
                    + update.protectionEnabled()
                    + (update.expiresInMinutes() == null ? "" : ", expiresInMinutes=" + update.expiresInMinutes())
                    + ")";
        }
        if (request instanceof GetTaskProtection.Request get) {
            return request.operation() + "(" + tasks(get.tasks()) + ")";
        }
        return request.operation() + "(" + RecordText.members(request) + ")";
    }

    static String of(EcsResponse response) {
        if (response instanceof UpdateTaskProtection.Response update) {
            return outcome(update.protectedTasks(), update.failures());
        }
        if (response instanceof GetTaskProtection.Response get) {
            return outcome(get.protectedTasks(), get.failures());
        }
        return RecordText.content(response);
    }

    private static String outcome(List<ProtectedTask> answered, List<Failure> failures) {
        List<String> parts = new ArrayList<>();
        for (ProtectedTask task : answered) {
            parts.add(shortName(task.taskArn())
                    + (task.protectionEnabled() ? " protected until " + task.expirationDate() : " unprotected"));
        }
        for (Failure failure : failures) {
            parts.add(shortName(String.valueOf(failure.arn())) + " " + failure.reason());
        }
        return parts.isEmpty() ? "no tasks" : String.join(", ", parts);
    }

    private static String tasks(@Nullable List<String> tasks) {
        if (tasks == null || tasks.isEmpty()) {
            return "no tasks";
        }
        return String.join(", ", tasks.stream().map(CallText::shortName).toList());
    }

    private static String shortName(String idOrArn) {
        String id = idOrArn.substring(idOrArn.lastIndexOf('/') + 1);
        return id.length() > 8 ? id.substring(0, 8) : id;
    }
}
