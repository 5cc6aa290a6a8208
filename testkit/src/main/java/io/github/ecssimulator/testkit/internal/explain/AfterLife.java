package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.testkit.story.TaskLane;
import io.github.ecssimulator.testkit.story.TaskLane.WorkSpan;
import java.time.Instant;
import java.util.Optional;

/** What the code of a task did when its containers had ended. A process that is gone does nothing, so a test must not count it. */
final class AfterLife {
    private final Evidence evidence;
    private final TaskLane lane;

    AfterLife(Evidence evidence, TaskLane lane) {
        this.evidence = evidence;
        this.lane = lane;
    }

    Optional<String> line() {
        return lane.endIfAny().flatMap(this::work);
    }

    private Optional<String> work(Instant end) {
        return lane.work().stream()
                .filter(span -> doneAt(span).isAfter(end))
                .findFirst()
                .map(span -> "its containers ended at " + evidence.at(end)
                        + ", but its code ran on, which that of a real task cannot: it "
                        + (span.outcome() == WorkSpan.Outcome.LOST ? "finished" : "began") + " \"" + span.name()
                        + "\" at "
                        + evidence.at(doneAt(span)));
    }

    private static Instant doneAt(WorkSpan span) {
        Instant to = span.to();
        return span.outcome() == WorkSpan.Outcome.LOST && to != null ? to : span.from();
    }
}
