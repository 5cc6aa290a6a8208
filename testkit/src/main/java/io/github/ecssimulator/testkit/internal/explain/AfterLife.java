package io.github.ecssimulator.testkit.internal.explain;

import io.github.ecssimulator.testkit.story.Ask;
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
        return lane.endIfAny().flatMap(end -> work(end).or(() -> calls(end)));
    }

    private Optional<String> work(Instant end) {
        return lane.work().stream()
                .filter(span -> span.outcome() == WorkSpan.Outcome.AFTER_THE_END
                        || (span.to() != null && span.outcome() == WorkSpan.Outcome.LOST))
                .findFirst()
                .map(span -> {
                    boolean finished = span.outcome() == WorkSpan.Outcome.LOST;
                    Instant at = finished && span.to() != null ? span.to() : span.from();
                    return "the task ended at " + evidence.at(end) + ", but its code ran on: it "
                            + (finished ? "finished" : "began") + " \"" + span.name() + "\" at " + evidence.at(at);
                });
    }

    private Optional<String> calls(Instant end) {
        long calls = lane.asks().stream()
                .filter(ask -> ask.at().isAfter(end))
                .map(Ask::sequence)
                .distinct()
                .count();
        return calls == 0
                ? Optional.empty()
                : Optional.of("the task ended at " + evidence.at(end) + ", but its code ran on: " + calls
                        + (calls == 1 ? " call" : " calls") + " after that");
    }
}
