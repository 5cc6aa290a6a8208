package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.TaskSnapshot;
import org.assertj.core.api.AbstractAssert;

/**
 * How assertions on a task fail. Each message ends with the story of the task.
 *
 * @param <SELF> the assertions that a test sees
 */
abstract class AbstractTaskAssert<SELF extends AbstractTaskAssert<SELF>> extends AbstractAssert<SELF, SimulatedTask> {

    AbstractTaskAssert(SimulatedTask actual, Class<SELF> type) {
        super(actual, type);
    }

    /** Takes the task as it stands, once for each assertion, so that check and message speak of one state. */
    final TaskSnapshot task() {
        isNotNull();
        return actual.snapshot();
    }

    final TaskStory story() {
        return TaskStory.of(actual);
    }

    final void fail(TaskSnapshot task, String expected, String but) {
        failWithMessage("%s", complaint(task, expected, but));
    }

    final void fail(TaskSnapshot task, String expected, String but, Object actualValue, Object expectedValue) {
        failWithActualExpectedAndMessage(actualValue, expectedValue, "%s", complaint(task, expected, but));
    }

    private Complaint complaint(TaskSnapshot task, String expected, String but) {
        return Complaint.that(task.ref(), expected, but).at(task.at()).with("Story of the task", story().lines());
    }
}
