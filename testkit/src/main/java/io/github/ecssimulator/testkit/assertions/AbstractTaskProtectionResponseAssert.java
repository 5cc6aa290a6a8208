package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.testkit.assertions.ProtectionAnswer.TaskName;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.EcsResponse;
import software.amazon.awssdk.services.ecs.model.ProtectedTask;

/**
 * Assertions on the tasks in the responses of both operations. A task is named by its id or by its ARN; an id means the
 * task, in whichever form the response writes its ARN.
 */
abstract class AbstractTaskProtectionResponseAssert<
                SELF extends AbstractTaskProtectionResponseAssert<SELF, ACTUAL>, ACTUAL extends EcsResponse>
        extends AbstractResponseAssert<SELF, ACTUAL> {

    AbstractTaskProtectionResponseAssert(ACTUAL actual, Class<SELF> type) {
        super(actual, type);
    }

    /**
     * Verifies that the response tells of no task that it is protected. Tasks that it tells to be unprotected do not count.
     *
     * <pre>{@code
     * assertThat(refused).hasNoProtectedTasks(); // passes
     * assertThat(accepted).hasNoProtectedTasks(); // fails
     * }</pre>
     *
     * @throws AssertionError if the response is {@code null} or tells of a protected task
     */
    public SELF hasNoProtectedTasks() {
        ProtectionAnswer answer = answer();
        long found = answer.protectedTasks().count();
        if (found > 0) {
            fail(answer, "to have no protected tasks", "it has " + found);
        }
        return myself;
    }

    /**
     * Verifies which tasks the response tells to be protected: these and no others, in any order.
     *
     * <pre>{@code
     * assertThat(response).hasOnlyProtectedTasks(busy); // passes
     * assertThat(response).hasOnlyProtectedTasks(busy, idle); // fails
     * }</pre>
     *
     * @throws AssertionError if the response is {@code null}, or its protected tasks are not exactly these
     * @throws IllegalArgumentException if a task belongs to another simulator than the response
     */
    public SELF hasOnlyProtectedTasks(SimulatedTask... tasks) {
        ProtectionAnswer answer = answer();
        OneSimulator.require(answer, tasks);
        Set<String> wanted =
                new TreeSet<>(Stream.of(tasks).map(SimulatedTask::id).toList());
        Set<String> found =
                new TreeSet<>(answer.protectedTasks().map(ProtectionAnswer::id).toList());
        if (!found.equals(wanted)) {
            fail(answer, "to have exactly the protected tasks " + wanted, "it has " + found, found, wanted);
        }
        return myself;
    }

    /**
     * Verifies that the response tells a task to be protected.
     *
     * <pre>{@code
     * assertThat(response).hasProtectedTask(busy.arn()); // passes
     * assertThat(response).hasProtectedTask(oneOff.arn()); // fails
     * }</pre>
     *
     * @throws AssertionError if the response is {@code null} or does not tell the task to be protected
     */
    public SELF hasProtectedTask(String idOrArn) {
        isNotNull();
        checkProtected(TaskName.of(idOrArn));
        return myself;
    }

    /**
     * As {@link #hasProtectedTask(String)}, for a task of the simulator that answered.
     *
     * @throws IllegalArgumentException if the task belongs to another simulator
     */
    public SELF hasProtectedTask(SimulatedTask task) {
        OneSimulator.require(answer(), task);
        return hasProtectedTask(task.id());
    }

    /**
     * Verifies until when the response tells a task to be protected. UpdateTaskProtection answers with milliseconds,
     * GetTaskProtection with whole seconds.
     *
     * <pre>{@code
     * assertThat(response).hasProtectedTaskExpiringAt(busy.arn(), Instant.parse("2024-01-01T01:00:00Z")); // passes
     * assertThat(response).hasProtectedTaskExpiringAt(busy.arn(), Instant.parse("2024-01-01T02:00:00Z")); // fails
     * }</pre>
     *
     * @param expected the {@code expirationDate}
     * @throws AssertionError if the response is {@code null}, or does not tell the task to be protected until then
     */
    public SELF hasProtectedTaskExpiringAt(String idOrArn, Instant expected) {
        isNotNull();
        Objects.requireNonNull(expected, "expected");
        ProtectionAnswer answer = answer();
        TaskName name = TaskName.of(idOrArn);
        Instant until = checkProtected(name).expirationDate();
        if (!expected.equals(until)) {
            String expectation = "to have a protection of " + name + " that expires at " + expected;
            fail(answer, expectation, "it expires at " + until, until, expected);
        }
        return myself;
    }

    /**
     * As {@link #hasProtectedTaskExpiringAt(String, Instant)}, for a task of the simulator that answered.
     *
     * @throws IllegalArgumentException if the task belongs to another simulator
     */
    public SELF hasProtectedTaskExpiringAt(SimulatedTask task, Instant expected) {
        OneSimulator.require(answer(), task);
        return hasProtectedTaskExpiringAt(task.id(), expected);
    }

    /**
     * Verifies that the response tells a task to be unprotected.
     *
     * <pre>{@code
     * assertThat(cleared).hasUnprotectedTask(busy.arn()); // passes
     * assertThat(accepted).hasUnprotectedTask(busy.arn()); // fails
     * }</pre>
     *
     * @throws AssertionError if the response is {@code null} or does not tell the task to be unprotected
     */
    public SELF hasUnprotectedTask(String idOrArn) {
        ProtectionAnswer answer = answer();
        TaskName name = TaskName.of(idOrArn);
        if (answer.tasksOf(name).allMatch(ProtectionAnswer::isProtected)) {
            fail(answer, "to have the unprotected task " + name, answer.saysOf(name));
        }
        return myself;
    }

    /**
     * As {@link #hasUnprotectedTask(String)}, for a task of the simulator that answered.
     *
     * @throws IllegalArgumentException if the task belongs to another simulator
     */
    public SELF hasUnprotectedTask(SimulatedTask task) {
        OneSimulator.require(answer(), task);
        return hasUnprotectedTask(task.id());
    }

    private ProtectedTask checkProtected(TaskName name) {
        ProtectionAnswer answer = answer();
        Optional<ProtectedTask> found =
                answer.tasksOf(name).filter(ProtectionAnswer::isProtected).findFirst();
        if (found.isEmpty()) {
            fail(answer, "to have the protected task " + name, answer.saysOf(name));
        }
        return found.orElseThrow();
    }
}
