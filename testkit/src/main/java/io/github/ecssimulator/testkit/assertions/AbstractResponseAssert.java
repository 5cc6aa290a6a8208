package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.assertions.ProtectionAnswer.TaskName;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.EcsResponse;
import software.amazon.awssdk.services.ecs.model.Failure;

/** How assertions on a response fail, and assertions on its failures. */
abstract class AbstractResponseAssert<SELF extends AbstractResponseAssert<SELF, ACTUAL>, ACTUAL extends EcsResponse>
        extends AbstractAssert<SELF, ACTUAL> {

    AbstractResponseAssert(ACTUAL actual, Class<SELF> type) {
        super(actual, type);
    }

    abstract ProtectionAnswer answerOf(ACTUAL response);

    final ProtectionAnswer answer() {
        isNotNull();
        return answerOf(actual);
    }

    final void fail(ProtectionAnswer answer, String expected, String but) {
        failWithMessage("%s", complaint(answer, expected, but));
    }

    final void fail(
            ProtectionAnswer answer,
            String expected,
            String but,
            @Nullable Object actualValue,
            @Nullable Object expectedValue) {
        failWithActualExpectedAndMessage(actualValue, expectedValue, "%s", complaint(answer, expected, but));
    }

    private static Complaint complaint(ProtectionAnswer answer, String expected, String but) {
        return Complaint.that(answer.subject(), expected, but).with("Response", answer.lines());
    }

    /**
     * Verifies that ECS refused no task.
     *
     * <pre>{@code
     * assertThat(accepted).hasNoFailures(); // passes
     * assertThat(refused).hasNoFailures(); // fails
     * }</pre>
     *
     * @throws AssertionError if the response is {@code null} or has a failure
     */
    public SELF hasNoFailures() {
        ProtectionAnswer answer = answer();
        if (!answer.failures().isEmpty()) {
            fail(answer, "to have no failures", "it has " + answer.failures().size());
        }
        return myself;
    }

    /**
     * Verifies that ECS refused a task for a reason.
     *
     * <pre>{@code
     * assertThat(refused).hasFailure(oneOff.arn(), "TASK_NOT_VALID"); // passes
     * assertThat(refused).hasFailure(oneOff.arn(), "MISSING"); // fails
     * }</pre>
     *
     * @param idOrArn the id or ARN of the task
     * @param reason the reason, such as {@code MISSING}, {@code TASK_NOT_VALID} or {@code DEPLOYMENT_BLOCKED}
     * @throws AssertionError if the response is {@code null}, or has no failure of this task for this reason
     */
    public SELF hasFailure(String idOrArn, String reason) {
        isNotNull();
        Objects.requireNonNull(reason, "reason");
        ProtectionAnswer answer = answer();
        TaskName name = TaskName.of(idOrArn);
        List<Failure> found = answer.failuresOf(name).toList();
        if (found.isEmpty()) {
            fail(answer, expectation("a", name, reason), answer.saysOf(name));
        } else if (found.stream().noneMatch(failure -> reason.equals(failure.reason()))) {
            String reasons = found.stream().map(Failure::reason).collect(Collectors.joining(", "));
            fail(answer, expectation("a", name, reason), "its reason is " + reasons, reasons, reason);
        }
        return myself;
    }

    /**
     * As {@link #hasFailure(String, String)}, for a task of the simulator that answered.
     *
     * @throws IllegalArgumentException if the task belongs to another simulator
     */
    public SELF hasFailure(SimulatedTask task, String reason) {
        OneSimulator.require(answer(), task);
        return hasFailure(task.id(), reason);
    }

    /**
     * Verifies that ECS refused a task for a reason, and no other task.
     *
     * <pre>{@code
     * assertThat(refused).hasOnlyFailure(oneOff.arn(), "TASK_NOT_VALID"); // passes
     * assertThat(twoRefused).hasOnlyFailure(oneOff.arn(), "TASK_NOT_VALID"); // fails
     * }</pre>
     *
     * @param idOrArn the id or ARN of the task
     * @param reason the reason, such as {@code MISSING}, {@code TASK_NOT_VALID} or {@code DEPLOYMENT_BLOCKED}
     * @throws AssertionError if the response is {@code null}, or its failures are not exactly this one
     */
    public SELF hasOnlyFailure(String idOrArn, String reason) {
        hasFailure(idOrArn, reason);
        ProtectionAnswer answer = answer();
        if (answer.failures().size() > 1) {
            String but = "it has " + answer.failures().size() + " failures";
            fail(answer, expectation("only the", TaskName.of(idOrArn), reason), but);
        }
        return myself;
    }

    /**
     * As {@link #hasOnlyFailure(String, String)}, for a task of the simulator that answered.
     *
     * @throws IllegalArgumentException if the task belongs to another simulator
     */
    public SELF hasOnlyFailure(SimulatedTask task, String reason) {
        OneSimulator.require(answer(), task);
        return hasOnlyFailure(task.id(), reason);
    }

    private static String expectation(String article, TaskName name, String reason) {
        return "to have " + article + " failure " + reason + " of " + name;
    }
}
