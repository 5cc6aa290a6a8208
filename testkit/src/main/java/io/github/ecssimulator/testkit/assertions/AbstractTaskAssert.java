package io.github.ecssimulator.testkit.assertions;

import io.github.ecssimulator.EcsSimulator;
import io.github.ecssimulator.SimulatedTask;
import io.github.ecssimulator.model.TaskId;
import io.github.ecssimulator.model.TaskSnapshot;
import io.github.ecssimulator.testkit.internal.explain.Explanation;
import io.github.ecssimulator.testkit.internal.explain.Symptom;
import io.github.ecssimulator.testkit.story.Story;
import java.util.List;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** How assertions on a task fail. Each message ends with the story of the task. */
abstract class AbstractTaskAssert<SELF extends AbstractTaskAssert<SELF>> extends AbstractAssert<SELF, SimulatedTask> {

    AbstractTaskAssert(SimulatedTask actual, Class<SELF> type) {
        super(actual, type);
    }

    /** Takes the task as it stands, once for each assertion, so that check and message speak of one state. */
    final TaskSnapshot task() {
        isNotNull();
        return actual.snapshot();
    }

    final ProtectionHistory protection() {
        return ProtectionHistory.of(
                Story.of(actual.cluster().simulator()), actual.snapshot().ref());
    }

    final void fail(TaskSnapshot task, String expected, String but) {
        failWithMessage("%s", complaint(task, expected, but, null));
    }

    /** Fails, and says why the task is as it is. */
    final void fail(TaskSnapshot task, String expected, String but, @Nullable Symptom symptom) {
        failWithMessage("%s", complaint(task, expected, but, symptom));
    }

    /** Fails by a difference of two values. */
    final void fail(
            TaskSnapshot task,
            String expected,
            String but,
            @Nullable Symptom symptom,
            Object actualValue,
            Object expectedValue) {
        failWithActualExpectedAndMessage(actualValue, expectedValue, "%s", complaint(task, expected, but, symptom));
    }

    private Complaint complaint(TaskSnapshot task, String expected, String but, @Nullable Symptom symptom) {
        EcsSimulator ecs = actual.cluster().simulator();
        TaskId id = task.ref().id();
        return Complaint.that(task.ref(), expected, but)
                .because(() -> symptom == null ? Explanation.of(ecs, List.of(id)) : Explanation.of(ecs, id, symptom));
    }
}
