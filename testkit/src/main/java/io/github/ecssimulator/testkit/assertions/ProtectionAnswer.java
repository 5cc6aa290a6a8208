package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.model.VisibleText;
import java.util.List;
import java.util.Objects;
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
        return TaskName.lastPart(task.taskArn());
    }

    static boolean isProtected(ProtectedTask task) {
        return Boolean.TRUE.equals(task.protectionEnabled());
    }

    /** Names the response, with its request id if it has one; a response made by hand has none. */
    String subject() {
        String requestId = requestIdOrNull();
        return "the response of " + operation + (requestId == null ? "" : " (request " + requestId + ")");
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

    /**
     * How a test names a task. An ARN means exactly that ARN; a bare id means the task of that id, in whichever form its
     * ARN is written.
     */
    record TaskName(String text) {

        static TaskName of(String idOrArn) {
            return new TaskName(Objects.requireNonNull(idOrArn, "idOrArn"));
        }

        /** Tells whether the ARN that a response has names this task. */
        boolean matches(@Nullable String arn) {
            if (arn == null) {
                return false;
            }
            return arn.equals(text) || (text.indexOf('/') < 0 && lastPart(arn).equals(text));
        }

        private static String lastPart(String arn) {
            return arn.substring(arn.lastIndexOf('/') + 1);
        }

        @Override
        public String toString() {
            return VisibleText.of(text);
        }
    }
}
