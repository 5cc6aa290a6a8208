package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedService;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.StopCode;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.model.TaskStatus;
import io.github.ecssimulator.model.VisibleText;
import io.github.ecssimulator.testkit.internal.explain.Symptom;
import java.util.Objects;
import java.util.Optional;

/**
 * Assertions on a {@link SimulatedTask}. Made by {@link SimulatorAssertions#assertThat(SimulatedTask)}.
 *
 * <p>Each message tells the simulated time and what happened to the task.
 */
public class SimulatedTaskAssert extends AbstractTaskProtectionAssert<SimulatedTaskAssert> {

    SimulatedTaskAssert(SimulatedTask actual) {
        super(actual, SimulatedTaskAssert.class);
    }

    /**
     * Verifies that the containers of the task run.
     *
     * <pre>{@code
     * transcoder.scaleTo(0);
     * assertThat(busy).isRunning(); // passes
     * assertThat(idle).isRunning(); // fails
     * }</pre>
     *
     * @throws AssertionError if the task is {@code null} or its last status is not RUNNING
     */
    public SimulatedTaskAssert isRunning() {
        return check("to be running", TaskStatus.RUNNING);
    }

    /**
     * Verifies that the task has ended.
     *
     * <pre>{@code
     * transcoder.scaleTo(0);
     * assertThat(idle).isStopped(); // passes
     * assertThat(busy).isStopped(); // fails
     * }</pre>
     *
     * @throws AssertionError if the task is {@code null} or its last status is not STOPPED
     */
    public SimulatedTaskAssert isStopped() {
        return check("to be stopped", TaskStatus.STOPPED);
    }

    /**
     * Verifies where the task stands.
     *
     * <pre>{@code
     * assertThat(busy).hasLastStatus(TaskStatus.RUNNING); // passes
     * assertThat(busy).hasLastStatus(TaskStatus.PENDING); // fails
     * }</pre>
     *
     * @throws AssertionError if the task is {@code null} or has another last status
     */
    public SimulatedTaskAssert hasLastStatus(TaskStatus expected) {
        isNotNull();
        Objects.requireNonNull(expected, "expected");
        return check("to have the last status " + expected, expected);
    }

    private SimulatedTaskAssert check(String expectation, TaskStatus expected) {
        TaskSnapshot task = task();
        TaskStatus found = task.lastStatus();
        if (found != expected) {
            String but = "it is " + found + (task.stopCode().isEmpty() ? "" : ", " + stopCause(task));
            boolean isLost = expected == TaskStatus.RUNNING && task.stopCode().isPresent();
            boolean isKept = expected == TaskStatus.STOPPED && task.stopCode().isEmpty();
            Symptom other = isKept ? Symptom.KEPT : null;
            fail(task, expectation, but, isLost ? Symptom.LOST : other, found, expected);
        }
        return this;
    }

    /**
     * Verifies who told the task to stop.
     *
     * <pre>{@code
     * transcoder.scaleTo(0);
     * assertThat(idle).wasStoppedBy(StopCode.SERVICE_SCHEDULER_INITIATED); // passes
     * assertThat(idle).wasStoppedBy(StopCode.USER_INITIATED); // fails
     * }</pre>
     *
     * @throws AssertionError if the task is {@code null}, was not told to stop, or has another stop code
     */
    public SimulatedTaskAssert wasStoppedBy(StopCode expected) {
        TaskSnapshot task = task();
        Objects.requireNonNull(expected, "expected");
        String expectation = "to have been stopped by " + expected.wireName();
        StopCode code = task.stopCode().orElse(null);
        if (code == null) {
            fail(task, expectation, "nobody told it to stop");
        } else if (code != expected) {
            fail(task, expectation, "it was " + stopCause(task), null, code, expected);
        }
        return this;
    }

    /**
     * Verifies why the task was stopped.
     *
     * <pre>{@code
     * busy.stop("drained");
     * assertThat(busy).hasStoppedReason("drained"); // passes
     * assertThat(busy).hasStoppedReason("out of memory"); // fails
     * }</pre>
     *
     * @param expected the whole {@code stoppedReason}
     * @throws AssertionError if the task is {@code null}, was not told to stop, or was stopped for another reason
     */
    public SimulatedTaskAssert hasStoppedReason(String expected) {
        TaskSnapshot task = task();
        Objects.requireNonNull(expected, "expected");
        String expectation = "to have the stopped reason \"" + VisibleText.of(expected) + "\"";
        String reason = task.stoppedReason();
        if (reason == null) {
            fail(task, expectation, "nobody told it to stop");
        } else if (!reason.equals(expected)) {
            fail(task, expectation, "it was " + stopCause(task), null, reason, expected);
        }
        return this;
    }

    private static String stopCause(TaskSnapshot task) {
        StopCode code = task.stopCode().orElseThrow();
        return "told to stop at " + task.stoppingAt() + " by " + code.wireName() + " ("
                + VisibleText.of(String.valueOf(task.stoppedReason())) + ")";
    }

    /**
     * Verifies that no service started the task, so it cannot be protected.
     *
     * <pre>{@code
     * assertThat(media.runTask("service:transcoder")).isStandalone(); // passes: a group is only a name
     * assertThat(transcoder.tasks().get(0)).isStandalone(); // fails
     * }</pre>
     *
     * @throws AssertionError if the task is {@code null} or a service task
     */
    public SimulatedTaskAssert isStandalone() {
        TaskSnapshot task = task();
        if (task.ref().serviceName() != null) {
            fail(task, "to be a standalone task", "it belongs to service " + owner(task));
        }
        return this;
    }

    /**
     * Verifies that the service started the task.
     *
     * <pre>{@code
     * assertThat(transcoder.tasks().get(0)).belongsTo(transcoder); // passes
     * assertThat(media.runTask()).belongsTo(transcoder); // fails
     * }</pre>
     *
     * @throws AssertionError if the task is {@code null}, standalone, or of another service
     * @throws IllegalArgumentException if the service belongs to another simulator
     */
    public SimulatedTaskAssert belongsTo(SimulatedService service) {
        TaskSnapshot task = task();
        OneSimulator.require(actual, service);
        boolean theirs = actual.service().map(SimulatedService::arn).equals(Optional.of(service.arn()));
        if (!theirs) {
            String but = task.ref().serviceName() == null
                    ? "it is a standalone task"
                    : "it belongs to service " + owner(task);
            fail(task, "to belong to " + service, but);
        }
        return this;
    }

    private static String owner(TaskSnapshot task) {
        return task.ref().arn().clusterName() + "/" + task.ref().serviceName();
    }
}
