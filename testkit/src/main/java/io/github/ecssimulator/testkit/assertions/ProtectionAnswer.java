package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.model.VisibleText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.EcsResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;

/** What the responses of both operations have in common, and how messages tell it. */
record ProtectionAnswer(String operation, EcsResponse response, List<ProtectedTask> tasks, List<Failure> failures) {

    Stream<ProtectedTask> protectedTasks() {
        return tasks.stream().filter(ProtectionAnswer::isProtected);
    }

    Stream<ProtectedTask> tasksOf(TaskName name) {
        return tasks.stream().filter(task -> name.matches(task.taskArn()));
    }

    Stream<Failure> failuresOf(TaskName name) {
        return failures.stream().filter(failure -> name.matches(failure.arn()));
    }

    /** Tells what the response says of a task, as a clause. */
    String saysOf(TaskName name) {
        if (failuresOf(name).findAny().isPresent()) {
            return "it is a failure";
        }
        return tasksOf(name)
                .findFirst()
                .map(task -> isProtected(task) ? "it is protected" : "it is unprotected")
                .orElse("the response does not name it");
    }

    static String id(ProtectedTask task) {
        return task.taskArn().substring(task.taskArn().lastIndexOf('/') + 1);
    }

    static boolean isProtected(ProtectedTask task) {
        return Boolean.TRUE.equals(task.protectionEnabled());
    }

    /** Names the response, with its request id if it has one; a response made by hand has none. */
    String subject() {
        String name = "the response of " + operation;
        return response.responseMetadata() == null
                ? name
                : name + " (request " + response.responseMetadata().requestId() + ")";
    }

    @Nullable
    String requestIdOrNull() {
        return response.responseMetadata() == null
                ? null
                : response.responseMetadata().requestId();
    }

    String lines() {
        if (tasks.isEmpty() && failures.isEmpty()) {
            return "no protectedTasks, no failures";
        }
        return Stream.concat(
                        tasks.stream().map(ProtectionAnswer::line),
                        failures.stream().map(ProtectionAnswer::line))
                .collect(Collectors.joining("\n"));
    }

    static String line(ProtectedTask task) {
        return VisibleText.of(
                isProtected(task)
                        ? "protected until " + task.expirationDate() + ": " + task.taskArn()
                        : "unprotected: " + task.taskArn());
    }

    static String line(Failure failure) {
        return VisibleText.of("failure " + failure.reason() + ": " + failure.arn()
                + (failure.detail() == null ? "" : " (" + failure.detail() + ")"));
    }
}
